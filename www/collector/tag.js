// The collector's tag: what a loader snippet brings in once it is let through.
(function () {
  'use strict';
  var collector = '{{collector}}';
  var site = location.hostname.split('.')[0];

  // Counts the view with a pixel, and remembers in the site's own cookies that it was here.
  new Image().src = collector + '/pixel.gif?event=tag';
  document.cookie = '_adm_seen=1; path=/; max-age=7776000; samesite=lax';

  // Fills the second advertising slot with a frame.
  var slot = document.querySelector('[data-slot]');
  if (slot) {
    var frame = document.createElement('iframe');
    frame.src = collector + '/ad/frame.html?slot=2&site=' + site;
    frame.title = slot.getAttribute('aria-label');
    frame.width = '300';
    frame.height = '120';
    slot.appendChild(frame);
  }

  // Reports presses of the buttons that matter to an advertiser.
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-event="apply"]')) {
      navigator.sendBeacon(collector + '/beacon?event=apply');
    }
  });
})();
