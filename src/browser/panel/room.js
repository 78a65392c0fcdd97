// Room on the page for what covers its lower edge: what gets the focus is scrolled clear of it, and so can the page's
// end be. Nothing on the page moves for that. The way back has its room from the gate, which this comes after.

const HOSTS = "sks-notice,sks-panel";
const given = new WeakSet();

/** Gives the page as much room as a host is high, whatever becomes of it. */
function giveTo(host) {
  given.add(host);
  const room = new CSSStyleSheet();
  new ResizeObserver(() => {
    const height = host.offsetHeight;
    const sheets = document.adoptedStyleSheets;
    // A page that adopts sheets of its own may have put them in the place of this one.
    if (!sheets.includes(room)) document.adoptedStyleSheets = sheets.concat(room);
    room.replaceSync(height && `@media screen{html{scroll-padding-bottom:${height}px}html:after{content:"";display:block;height:${height}px}}`);
  }).observe(host);
}

const give = () => document.querySelectorAll(HOSTS).forEach((host) => given.has(host) || giveTo(host));

/** Gives room to what is shown now and from now on. */
export function giveRoom() {
  give();
  addEventListener("sekisho:show", give);
}
