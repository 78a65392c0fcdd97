// Whether the visitor did it.
//
// A script can make an event, or an object that looks like one; it cannot make a trusted one of these
// types. (It can of others: `requestSubmit()` makes a trusted submit event, `label.click()` a trusted
// change event.) The getter complains about anything but an event, so that no proxy answers for one,
// and what it answers about has an `isTrusted` that cannot be replaced.

import { capture, exec, now } from "./natives.js";

const RECENT = 5000;
const [type, time] = capture(Event, "type timeStamp");

/** Whether `event` is a recent act of the visitor. */
export function isVisitors(event) {
  try {
    return !!exec(/^(click|keydown|mouseup|pointerup|touchend)$/, type(event))
      && event.isTrusted && now() - time(event) < RECENT;
  } catch {
    return false;
  }
}
