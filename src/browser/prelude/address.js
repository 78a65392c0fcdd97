// Where a worker is: a wrapped one is a blob, and what it asks for by a part of an address is meant from its own file.

import { patch, patchObject } from "../hooks/patch.js";
import { capture, getOwnPropertyDescriptor, getPrototypeOf, textAt, win } from "./natives.js";
import { address } from "./state.js";
import { trustedUrl } from "./trusted.js";
import { resolve } from "./verdicts.js";

const PARTS = "href protocol host hostname port pathname search hash";
const [urlOf] = capture(Request, "url");

/** The object on which a global of the worker's is defined. */
export function ownerOf(name) {
  let owner = win;
  while (owner && !getOwnPropertyDescriptor(owner, name)) owner = getPrototypeOf(owner);
  return owner;
}

/** Makes an argument the whole address; what is no address is the native's to complain about. */
export function completeAt(args, at) {
  const text = textAt(args, at);
  const url = resolve(text) ?? text;
  if (url !== text) args[at] = typeof args[at] === "string" ? url : trustedUrl(url);
  return url;
}

/** The same of what may be a request, which has one. */
export function requestAt(args, at) {
  try {
    return urlOf(args[at]);
  } catch {
    return completeAt(args, at);
  }
}

const shown = new URL(address);
for (const part of PARTS.split(" ")) {
  const [value] = capture(URL, part).map((partOf) => partOf(shown));
  patch("WorkerLocation", part, () => value, "get");
}
patch("WorkerLocation", "toString", () => address);

patchObject(ownerOf("fetch"), "fetch", (self, args) => void requestAt(args, 0));
patchObject(win, "Request", (target, args) => void (target && requestAt(args, 0)));
patchObject(win, "EventSource WebSocket", (target, args) => void (target && completeAt(args, 0)));
patchObject(Response, "redirect", (self, args) => void completeAt(args, 0));
patch("CacheStorage", "match", (self, args) => void requestAt(args, 0));
patch("Cache", "match matchAll put delete keys", (self, args) => void (args.length && requestAt(args, 0)));
