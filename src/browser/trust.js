// Whether the visitor did it.
//
// A script can make an event, or an object that looks like one; it cannot make a trusted one. The
// getters are captured before the page runs and called on the event itself, so that neither a
// replaced prototype nor a proxy answers for it.

import { getOwnPropertyDescriptor, now, uncurry, win } from "./natives.js";

/** Acts by which a visitor says something. Moving, scrolling and loading say nothing. */
const ACTS = { __proto__: null, click: 1, submit: 1, change: 1, pointerup: 1, mouseup: 1, touchend: 1 };
/** A browser's own activation by the visitor lasts about as long. */
const RECENT = 5000;

const getter = (object, name) => uncurry(getOwnPropertyDescriptor(object, name).get);
const { Event, UserActivation, navigator } = win;
const isTrusted = getter(new Event(""), "isTrusted");
const type = getter(Event.prototype, "type");
const time = getter(Event.prototype, "timeStamp");
const activation = navigator.userActivation;
const isActive = activation && getter(UserActivation.prototype, "isActive");

/** Whether `event` is a recent act of the visitor. */
export function isVisitors(event) {
  try {
    return isTrusted(event) && !!ACTS[type(event)] && now() - time(event) < RECENT
      && (!activation || isActive(activation));
  } catch {
    return false;
  }
}
