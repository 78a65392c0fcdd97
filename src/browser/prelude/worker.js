// In a dedicated worker: the hooks that it shares with pages, and the records as the page tells them.
//
// Addresses come first: the hooks capture what is there when they come.

import { installText } from "./text.js";
import "./address.js";
import { installCaches } from "./cache.js";
import { installImports } from "./imports.js";
import { installDatabases } from "../hooks/database.js";
import { installFetch } from "../hooks/fetch.js";
import { inRealm } from "../hooks/patch.js";
import { installSockets } from "../hooks/socket.js";
import { installStandIns } from "../hooks/stand_in.js";
import { installXhr } from "../hooks/xhr.js";
import { isOpen, late, latin1, open, start } from "../core.js";
import { ownerOf } from "./address.js";
import { installBlobs } from "./blobs.js";
import { recheck } from "./hold.js";
import { installOpen } from "./xhr.js";
import { capture, clock, listen, setter, then, win } from "./natives.js";
import { address, script, text } from "./state.js";
import { installWorkers, setState, tellWorkers } from "./wrapper.js";

/** What compiled bytes begin with: the S of SKS1. */
const COMPILED = 83;
const [stop] = capture(Event, "stopImmediatePropagation");
const [unlisten] = capture(EventTarget, "removeEventListener");
const [dataOf, portsOf] = capture(MessageEvent, "data ports");
const [post] = capture(MessagePort, "postMessage");
const hear = setter(MessagePort, "onmessage");
/** `sekisho build` puts the compiled policy here; without one all that leaves the page's own host waits. */
const policy = latin1("@@SKS_POLICY@@");
let known = text;

/** Goes by the records as they are known now. */
function recall() {
  if (isOpen()) start(known, clock() / 1000);
  recheck();
}

function begin() {
  if (policy[0] === COMPILED) open(policy);
  recall();
}

function learn(event) {
  const text = dataOf(event);
  if (text === known) return;
  known = text;
  recall();
  tellWorkers(known);
}

/** The first message is the wrapper's, with the port on which the page tells what is stored; the worker's own never see it. */
function meet(event) {
  if (!event.isTrusted) return;
  stop(event);
  unlisten(win, "message", meet, true);
  const port = portsOf(event)[0];
  hear(port, learn);
  post(port, 0);
}

begin();
if (late) then(late, begin, () => {});
setState(() => known, script);
inRealm(ownerOf("fetch"), installFetch);
installXhr();
installOpen();
installStandIns();
installSockets();
installDatabases();
installCaches();
installImports();
installBlobs();
installWorkers(() => address);
installText();
if (script) listen(win, "message", meet, true);
