// The page anew after a grant: what it puts over itself in strict mode can be loosened by nothing else.
//
// Where it was and what the visitor put into its fields is kept for that one time, in sessionStorage, since
// browsers do not agree on what they keep by themselves. Only what differs from the page as it came; never a
// password, a card's number, or what the page asks browsers not to remember.

import { page } from "./page.js";

const KEY = "sks.page";
/** The area of storage that ends with the tab. */
const SESSION = 1;
const PRIVATE = "[type=file],[type=hidden],[type=password],[autocomplete=off],[autocomplete=off] *,[autocomplete*=password],"
  + "[autocomplete*=cc-],[name*=card i],[name*=cvc i],[name*=cvv i]";
/** A card's number, wherever it was written. */
const CARD = /^(\d[ -]?){12,}$/;

/** What the visitor changes of a field that is no list; with "default" before it, what the page came with. */
const nameOf = ({ type }) => (/^(checkbox|radio)$/.test(type) ? "Checked" : "Value");
const partOf = (field) => nameOf(field).toLowerCase();
const stateOf = (field) => (field.options ? Array.from(field.options, (option) => +option.selected).join("") : field[partOf(field)]);

function put(field, state) {
  if (field.options) Array.from(field.options, (option, at) => { option.selected = +state[at]; });
  else field[partOf(field)] = state;
  // For scripts that hold what is in a field; "change" could send a form off.
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Calls `act` with every field and what tells it from the others on a page that comes again. */
function eachField(act) {
  const count = {};
  document.querySelectorAll("input,textarea,select").forEach((field) => {
    const mark = [field.type, field.id, field.name].join(" ");
    count[mark] = -~count[mark];
    act(field, mark + " " + count[mark]);
  });
}

/** Reloads the page. */
export function renew() {
  const fields = {};
  eachField((field, mark) => {
    const state = stateOf(field);
    if (state !== field["default" + nameOf(field)] && !field.matches(PRIVATE) && !CARD.test(state)) fields[mark] = state;
  });
  page._setKey(KEY, JSON.stringify([location.href, scrollY, fields]), SESSION);
  location.reload();
}

/** Gives a page that was reloaded back what was kept, and keeps it no longer. */
export function restore() {
  const kept = page._getKey(KEY, SESSION);
  if (!kept) return;
  sessionStorage.removeItem(KEY);
  const [href, top, fields] = JSON.parse(kept);
  if (href !== location.href) return;
  const fill = () => {
    eachField((field, mark) => {
      if (mark in fields && fields[mark] !== stateOf(field)) put(field, fields[mark]);
      delete fields[mark];
    });
    if (scrollY < top) scrollTo(scrollX, top);
  };
  fill();
  // For what is not there yet.
  if (document.readyState !== "complete") addEventListener("load", fill);
}
