// What is sent into a frame of the page by a form, a link or `window.open`. Where the visitor is led by
// them is no request of the page's.

import { capture, doc, each, getAttr, isMatch, listen, parentNode, rootOf, tagOf, textAt, uncurry } from "../natives.js";
import { patch, patchObject, realm } from "./patch.js";
import { detainRequest } from "./verdicts.js";

const FRAME = 2;
const SENDER = "form,a[target],area[target]";
const [windowOf] = capture(HTMLIFrameElement, "contentWindow");
const { prototype } = HTMLFormElement;
/** Of browsers before 2022 the second, by which the page is not told once more. */
const requestSubmit = uncurry(prototype.requestSubmit ?? prototype.submit);
const [click] = capture(HTMLElement, "click");
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

/** Takes the event away before the page hears of it; once it may go out, it happens again. */
function onEvent(event) {
  const { submitter } = event;
  let sender = targetOf(event);
  while (tagOf(sender) && !isMatch(sender, SENDER)) sender = parentNode(sender);
  if (!tagOf(sender) || (tagOf(sender) === "form") !== (event.type === "submit")) return;
  if (!send(sender, submitter, () => (submitter !== undefined ? requestSubmit(sender, submitter) : click(sender)))) return;
  preventDefault(event);
  stop(event);
}

export function installNavigation() {
  patch("HTMLFormElement", "submit", (self, args, go) => send(self, null, go));
  listen(realm, "submit", onEvent, true);
  listen(realm, "click", onEvent, true);
  patchObject(realm, "open", (self, args, go) => {
    const frame = args[1] && frameOf(textAt(args, 1));
    return frame && detainRequest(FRAME, textAt(args, 0), go) && windowOf(frame);
  });
}
