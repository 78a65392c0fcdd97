// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installWrite } from "./write.js";
import { installCookies } from "./cookie.js";
import { installAttributes } from "./attribute.js";
import { installXhr } from "./xhr.js";
import { installStorage } from "./storage.js";
import { installBeacon } from "./beacon.js";
import { installStyle } from "./style.js";
import { installFetch } from "./fetch.js";
import { installSockets } from "./socket.js";
import { installObserver } from "./observer.js";
import { installHtml } from "./html.js";
import { installInsertion } from "./insertion.js";

export function install() {
  installAttributes();
  installInsertion();
  installHtml();
  installWrite();
  installStyle();
  installFetch();
  installXhr();
  installBeacon();
  installSockets();
  installCookies();
  installStorage();
  installObserver();
}
