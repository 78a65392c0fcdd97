// HTML given as text: parsed where nothing loads, looked at, and put in as what it may be.

import {
  apply, capture, contentOf, createElement, each, exec, firstChild, inert, inertLike, innerHtml, insertBefore,
  isConnected, isStyle, parentNode, query, rootOf, setInnerHtml, setTextContent, textAt,
} from "../natives.js";
import { trusted } from "../trusted.js";
import { settleArgument } from "./css.js";
import { spend, sweep } from "./element.js";
import { armMet, goOn } from "./frame.js";
import { DONE, patch, patchObject, realm, then } from "./patch.js";
import { attrText, verdict } from "./verdicts.js";

const FRAME = 2;
/** Where a document goes on to by itself, after so many seconds. */
const REFRESH = /^[\s\d.]*[;,\s]*(?:url\s*=\s*)?["']?([^"']*)/i;
// Text without any of these asks for nothing.
const MAYBE = /src|href|data|poster|style|background|url|frame/i;

const [rangeNode] = capture(Range, "commonAncestorContainer");

const owners = "Element ShadowRoot";
const sweepAfter = then((root) => sweep(root, true));
const sweepDocument = then((made) => sweep(rootOf(made), true));

/**
 * The hook of what takes HTML as its argument `at` and parses it as in the node that `place` gives. The
 * scripts in it run only if it `runs` them.
 */
const takeHtml = (place, at, runs) => (self, args, go) => {
  const context = place(self, args);
  if (!context || args[at] === null || !exec(MAYBE, textAt(args, at))) return;
  if (isStyle(context)) return void settleArgument(args, at);
  const box = inertLike(context);
  setInnerHtml(box, args[at]);
  if (!runs) each(box, "script", spend);
  if (!sweep(box, true, true) && (runs || !query(box, "script")[0])) return goOn(go);
  args[at] = trusted(innerHtml(box));
  if (runs) return sweepAfter(self, args, go);
  go();
  each(context, "script", spend);
  // Elsewhere the observer sees it.
  if (!isConnected(context)) sweep(context, true);
  armMet();
  return DONE;
};

/** What is sanitized is put in as it is, so that nothing comes back by being parsed again. */
function setSafely(self, args, go, native) {
  const box = inertLike(self);
  apply(native, box, args);
  if (!sweep(box, true)) return;
  setTextContent(self, "");
  for (let node; (node = firstChild(box)); ) insertBefore(self, node, null);
  return DONE;
}

/** What some HTML makes, where nothing loads. */
export function parsed(html) {
  const box = createElement(inert, "template");
  setInnerHtml(box, trusted(html));
  return contentOf(box);
}

/** The verdict on a whole document given as text: that of something in it that may not pass. */
export function judge(html) {
  const content = parsed(html);
  let word = sweep(content, true, true);
  each(content, "meta[http-equiv=refresh i]", (meta) => {
    word = word || verdict(FRAME, exec(REFRESH, attrText(meta, "content"))[1]);
  });
  return word;
}

const inside = takeHtml((self) => self, 0);

export function installHtml() {
  patch(owners, "innerHTML", inside, "set");
  patch(owners, "setHTMLUnsafe", inside);
  patch("Element", "setHTML", setSafely);
  patch(owners, "outerHTML", takeHtml(parentNode, 0), "set");
  patch(owners, "insertAdjacentHTML", takeHtml((self, args) => (exec(/^(b.*d|a.*n)$/i, textAt(args, 0)) ? self : parentNode(self)), 1));
  patch("Range", "createContextualFragment", takeHtml(rangeNode, 0, true));
  patchObject(realm.Document, "parseHTMLUnsafe", sweepDocument);
}
