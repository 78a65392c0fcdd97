// What a worker is made of: a blob that leaves the state, loads the prelude and then what was asked for.

import { eachWord, patch, patchObject, realm } from "../hooks/patch.js";
import { blobOf, createUrl, revokeUrl } from "./blobs.js";
import { capture, exec, list, parse, quote, setter, textAt, weakGet, WeakMap, weakSet, win } from "./natives.js";
import { isStrict } from "./strict.js";
import { trustedUrl } from "./trusted.js";

const { Blob, MessageChannel, origin, Set } = win;
const SCRIPT = { __proto__: null, type: "text/javascript" };
const [firstOf, secondOf] = capture(MessageChannel, "port1 port2");
const [post, close] = capture(MessagePort, "postMessage close");
const hear = setter(MessagePort, "onmessage");
const [add, remove, forEach] = capture(Set, "add delete forEach");
/** The ports to the workers that were made here, and that of each. */
const ports = new Set();
const portOf = new WeakMap();
let textOf;
let script;

/** Takes what tells the page and its records, and the address of the prelude. */
export function setState(text, address) {
  textOf = text;
  script = address;
}

/** Tells the workers what is stored now. */
export const tellWorkers = (text) => forEach(ports, (port) => post(port, text));

const scriptOf = (...parts) => createUrl(new Blob(list(...parts), SCRIPT));

/**
 * What a classic worker begins with: the names in it are its own, and trusted types are asked for where there are such.
 * A blob comes after it as it is, since a header that lets a page make workers of blobs may let none be imported.
 */
const classic = (state, original) => `{let t={createScriptURL:u=>u};try{t=trustedTypes.createPolicy("sekisho-worker",t)}catch{}\
const load=importScripts;self.sekisho=[${state},t];load(t.createScriptURL(${quote(script)}));\
${original ? `load(t.createScriptURL(${quote(original)}))` : ""}}`;

/** The addresses that a worker is made of, its own coming first; nothing if it is not to be wrapped. */
function addressesOf(text, base, isModule) {
  let url;
  try {
    url = parse(text, base);
  } catch {
    return;
  }
  const { _href: href, _origin } = url;
  if (!script || _origin !== origin || !exec(/^(?:http|blob:)/, href)) return;
  const blob = blobOf(href);
  const state = `${quote(textOf())},${quote(href)},${quote(script)}`;
  if (!isModule && blob) return list(scriptOf(isStrict(blob) ? '"use strict";' : "", classic(state), blob));
  if (!isModule) return list(scriptOf(classic(state, href)));
  const left = scriptOf(`self.sekisho=[${state}]`);
  const imports = `import${quote(left)};import${quote(script)};`;
  return list(blob ? scriptOf(imports, blob) : scriptOf(`${imports}import${quote(href)}`), left);
}

/** The options as they are read natively: in this order, each once. */
function optionsOf(given) {
  const options = { __proto__: null };
  eachWord("credentials name type", (name) => {
    const value = given?.[name];
    if (value !== undefined) options[name] = `${value}`;
  });
  return options;
}

function revokeAll(addresses) {
  for (let at = 0; at < addresses.length; at++) if (addresses[at]) revokeUrl(addresses[at]);
}

/** Lets the page speak to a worker, whose first message has the port on which it hears of the records. */
function connect(worker, postTo, addresses) {
  const channel = new MessageChannel();
  const port = firstOf(channel);
  // It has all it is made of.
  hear(port, () => revokeAll(addresses));
  postTo(worker, "", list(secondOf(channel)));
  add(ports, port);
  weakSet(portOf, worker, port);
}

function make(args, go, base, postTo) {
  const text = textAt(args, 0);
  const given = args[1];
  // Of what are no options the native complains.
  if (given != null && typeof given !== "object" && typeof given !== "function") return;
  args[1] = optionsOf(given);
  const addresses = addressesOf(text, base, args[1].type === "module");
  if (!addresses) return;
  const original = args[0];
  // What the page does not trust is not trusted for it.
  args[0] = typeof original === "string" ? addresses[0] : trustedUrl(addresses[0]);
  try {
    const worker = go();
    connect(worker, postTo, addresses);
    // It was read as it was made; what it is made of comes later.
    revokeUrl(addresses[0]);
    return worker;
  } catch (error) {
    revokeAll(addresses);
    args[0] = original;
    const worker = go();
    // The native does not complain, so it is the page's header, which lets no script of ours be trusted.
    console.warn("sekisho: a worker begins without its prelude:", error);
    return worker;
  }
}

/** Wraps the workers of a window or of a worker, given what tells the base of addresses there. */
export function installWorkers(baseOf) {
  if (!realm.Worker) return;
  const [postTo] = capture(realm.Worker, "postMessage");
  patchObject(realm, "Worker", (target, args, go) => (target ? make(args, go, baseOf(), postTo) : undefined));
  patch("Worker", "terminate", (self) => {
    const port = weakGet(portOf, self);
    if (!port) return;
    remove(ports, port);
    close(port);
  });
}
