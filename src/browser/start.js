// How a policy comes to be open: found, compiled if need be, and what was stored read.

import { choices, decode, isOpen, latin1, open } from "./core.js";
import { bytesOf, load, locate } from "./files.js";
import { prefer } from "./language.js";
import { absolute, doc, exec, win } from "./natives.js";
import { begin } from "./session.js";
import { compiledOf, keepCompiled, storeCompiled } from "./store.js";
import { tell } from "./tell.js";
import { hide, setManual, show } from "./view.js";

/** What compiled bytes begin with: the S of SKS1. */
const COMPILED = 83;
const { Error, JSON, Promise, URL, Uint8Array } = win;
let becomeReady;
/** Resolves once a policy is open and what was stored has been read. */
export const ready = new Promise((resolve) => { becomeReady = resolve; });

/** The policy that the page brings along: baked in by `sekisho build`, or as JSON before the tag. */
function brought() {
  const baked = latin1("@@SKS_POLICY@@");
  if (baked[0] === COMPILED) return baked;
  const inline = doc.querySelector('script[type="application/json"][data-sks-policy]');
  return inline && inline.textContent;
}

let keeper;

/** Begins for a caller; says whether it is the keeper, and how it gives that up. */
export function embed({ policy, lang, manual, files }) {
  const me = {};
  const given = policy || brought();
  if (files) locate(files);
  if (lang) prefer(lang);
  if (!keeper && given) {
    keeper = me;
    setManual(manual);
    admit(given, (bytes) => keeper === me && enter(bytes)).catch((error) => {
      if (keeper === me) keeper = null;
      // Nothing was opened: everything stays held, the page goes on.
      console.error("sekisho: no policy is open, so everything stays held.", error);
    });
  } else if (!given) {
    console.error("sekisho: there is no policy, so everything stays held. Bake one in, give the tag data-policy, or pass { policy } to init.");
  } else if (isOpen()) {
    if (choices().asked) hide();
    else show();
  }
  return [keeper === me, () => { if (keeper === me) keeper = null; }];
}

/** Opens compiled bytes and begins; false if they are none. */
function enter(bytes) {
  if (!open(bytes)) return false;
  begin();
  if (choices().asked) storeCompiled();
  becomeReady();
  tell("ready", choices());
  return true;
}

/** Enters with whatever a site gives: at once with bytes, JSON once the compiler has run. */
async function admit(policy, enter) {
  let json = policy;
  if (policy instanceof Uint8Array) json = received(policy, enter);
  else if (policy instanceof URL || (typeof policy === "string" && !exec(/^\s*\{/, policy))) {
    json = received(await bytesOf(absolute(policy)), enter);
  } else if (typeof policy !== "string") json = JSON.stringify(policy);
  if (!json) return;
  const known = compiledOf(json);
  if (known && enter(known)) return;
  const bytes = await compile(json);
  keepCompiled(json, bytes);
  enter(bytes);
}

/** Enters with compiled bytes, or gives back the JSON that they are. */
function received(bytes, enter) {
  if (bytes[0] !== COMPILED) return decode(bytes);
  if (enter(bytes) === false) throw new Error("the compiled policy is not of this release: build it anew");
}

async function compile(json) {
  const compiler = await load("compiler");
  const out = new Uint8Array(compiler._take(compiler._exports.compile(compiler._put(json))));
  const bytes = out.subarray(1);
  if (!out[0]) throw new Error("the policy has errors:\n" + decode(bytes));
  return bytes;
}
