// The visitor's answers, and what follows from them.

import { store } from "./compile.js";
import { erase } from "./erase.js";
import { applyEvent, core, loaded, noteStored } from "./module.js";
import { page } from "./page.js";
import { keep, save } from "./record.js";
import { renew } from "./renew.js";
import { tellWorker } from "./worker.js";

/** The core's numbers for deciding anew, offering a reload, and what is only told. */
const [RECHECK, OFFER, TELL] = [6, 7, 8];
/** The core's number for a withdrawal. */
export const WITHDRAW = 8;
/** A prompt's answers, which begin no record, are numbered from the first of these to before the second. */
const PROMPTED = [5, WITHDRAW];
let left;
/** Whether more passes than the page's own policy lets through, and whether the next page will know. */
let isWider;
let isStored;

/** The sources of what passes, where the page has a policy of its own. */
const sources = () => page._enforced()?.split(" ") ?? [];

/** A fresh record id: 22 digits of five random bits each. */
const freshId = () => Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => (byte & 31).toString(32)).join("");

/** Calls a vendor's function by its path, such as `posthog.opt_out_capturing`. */
function stop(path) {
  let owner;
  let value = window;
  for (const name of path.split(".")) {
    owner = value;
    value = value?.[name];
  }
  if (value) value.call(owner);
}

/** Tells the page what was chosen, and which cookies are still there. */
function tell(op) {
  const now = page._choices();
  const how = op < PROMPTED[0] ? now.mode : op < PROMPTED[1] ? "prompt" : "withdrawn";
  page._tell("choice", { how, ...now, left });
}

/** What the core asks for, by its numbers. */
const effects = [
  /* show */ () => page._turnItself("notice"),
  /* hide */ () => page._turnItself(""),
  keep,
  /* save */ (line, seconds) => {
    save(line, seconds, core._exports.shared());
    noteStored();
    store();
    const before = sources();
    // The gate goes by what was stored, and by what is allowed for now.
    const live = core._read(core._exports.live());
    tellWorker(line, live);
    page._recall(live);
    isWider = sources().some((one) => !before.includes(one));
    isStored = page._startText().includes(line);
  },
  /* stop */ (_, service) => stop(core._read(core._exports.stop_call(service))),
  /* erase */ () => { left = erase(); },
  /* recheck */ () => page._recheck(),
  /* offer a reload */ () => page._turnItself("withdrawn"),
  /* tell */ (_, op) => tell(op),
];

/** Applies an answer, by the core's number for it, and does what follows; false if it cannot be taken. */
export async function happen(op, lines = "") {
  try {
    await loaded();
  } catch (error) {
    console.error("sekisho: the answer could not be taken, so everything stays as it is.", error);
    return false;
  }
  const id = op >= PROMPTED[0] && op < PROMPTED[1] ? "" : `${freshId()}\n`;
  isWider = false;
  for (const [number, text, detail] of applyEvent(op, id + lines)) {
    // What was let go now would be blocked.
    if (isWider && (number === RECHECK || number === OFFER)) continue;
    try {
      effects[number](text, number === TELL ? op : detail);
    } catch (error) {
      // One effect that fails, such as a vendor's stop call, must not keep the others from happening.
      console.error(error);
    }
  }
  // Where nothing can be stored the page would come again as it is.
  if (isWider) isStored ? renew() : console.warn("sekisho: the answer cannot be stored");
  return true;
}
