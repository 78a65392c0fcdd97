// What is sent into a frame of the page by a form, a link or `window.open`. Where the visitor is led by
// them is no request of the page's.

import { capture, doc, each, getAttr, listen, rootOf, tagOf, textAt, uncurry } from "../natives.js";
import { patch, patchObject, realm } from "./patch.js";
import { detainRequest } from "./verdicts.js";

const FRAME = 2;
const [windowOf] = capture(HTMLIFrameElement, "contentWindow");
/** Browsers before 2022 have none: there what is held stays so. */
const requestSubmit = uncurry(HTMLFormElement.prototype.requestSubmit);
const [click] = capture(HTMLElement, "click");
const [closest] = capture(Element, "closest");
const [targetOf, preventDefault, stop] = capture(Event, "target preventDefault stopImmediatePropagation");

/** The frame of the page that has this name, if any. */
function frameOf(name) {
  let found;
  if (name) each(rootOf(doc), "iframe", (frame) => {
    if (getAttr(frame, "name") === name) found = frame;
  });
  return found;
}

/** Holds what a form or a link sends into a frame, if it may not go there. */
function send(sender, submitter, go) {
  const isForm = tagOf(sender) === "form";
  const said = (name) => (submitter && getAttr(submitter, "form" + name)) ?? getAttr(sender, name) ?? "";
  return frameOf(said("target")) && detainRequest(FRAME, said(isForm ? "action" : "href"), go);
}

/** Takes the event away before the page hears of it; once it may go out, it happens `again`. */
const onEvent = (senders, again) => (event) => {
  const { submitter } = event;
  const target = targetOf(event);
  const sender = tagOf(target) && closest(target, senders);
  if (!sender || !send(sender, submitter, () => again(sender, submitter))) return;
  preventDefault(event);
  stop(event);
};

export function installNavigation() {
  patch("HTMLFormElement", "submit", (self, args, go) => send(self, null, go));
  listen(realm, "submit", onEvent("form", requestSubmit), true);
  listen(realm, "click", onEvent("a[target],area[target]", click), true);
  patchObject(realm, "open", (self, args, go) => {
    if (args[0] === undefined || args[1] === undefined) return;
    const url = textAt(args, 0);
    const frame = frameOf(textAt(args, 1));
    return frame && detainRequest(FRAME, url, go) && windowOf(frame);
  });
}
