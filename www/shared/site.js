// What the sites' own code does: buttons that a visitor presses, and what they report.
'use strict';

/** Reports `name` to every analytics tool that has been let in. */
function report(name, detail) {
  if (window.posthog && window.posthog.__loaded) window.posthog.capture(name, detail);
  if (window.mixpanel && window.mixpanel.track) window.mixpanel.track(name, detail);
  if (window.Countly && window.Countly.add_event) {
    window.Countly.add_event({ key: name, count: 1, segmentation: detail });
  }
}

/** The session's own cookie: needed to keep a job on the list, so it is set only then. */
function startSession() {
  if (document.cookie.split('; ').some((pair) => pair.startsWith('sid='))) return;
  const id = crypto.getRandomValues(new Uint32Array(2)).join('');
  document.cookie = `sid=${id}; path=/; samesite=lax`;
}

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-event], [data-keep], [data-choices]');
  if (!pressed) return;
  if (pressed.hasAttribute('data-choices')) {
    window.sekisho.show('details');
    return;
  }
  if (pressed.hasAttribute('data-keep')) {
    startSession();
    const kept = pressed.getAttribute('aria-pressed') !== 'true';
    pressed.setAttribute('aria-pressed', String(kept));
    report(kept ? 'job_kept' : 'job_dropped', { job: pressed.dataset.keep });
    return;
  }
  report(pressed.dataset.event, { job: pressed.dataset.job || null, site: location.hostname });
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-search]');
  if (!form) return;
  event.preventDefault();
  report('search', { fields: [...new FormData(form).values()].filter(Boolean).length });
  document.getElementById('jobs').scrollIntoView({ block: 'start' });
});
