// Runs every probe and leaves the answers on the page, where the test finds them.

import "./shape.js";
import "./global.js";
import "./receiver.js";
import "./attribute.js";
import "./html.js";
import "./insertion.js";
import "./mutation.js";
import "./element.js";
import "./image.js";
import "./style.js";
import "./fetch.js";
import "./xhr.js";
import "./socket.js";
import "./transport.js";
import "./beacon.js";
import "./cookie.js";
import "./storage.js";
import "./frame.js";
import "./document_write.js";
import "./shadow.js";
import "./worker.js";
import "./window_open.js";
import "./form.js";
import "./rtc.js";
import "./indexeddb.js";
import "./caches.js";
import "./loading.js";
import { run } from "./probe.js";

window.answers = JSON.stringify(await run());
