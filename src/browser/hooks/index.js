// All hooks, installed once, before anything else on the page runs.

import { installAttributes } from "./attribute.js";
import { installBeacon } from "./beacon.js";
import { installCookies } from "./cookie.js";
import { installFetch } from "./fetch.js";
import { installHtml } from "./html.js";
import { installInsertion } from "./insertion.js";
import { installObserver } from "./observer.js";
import { installSockets } from "./socket.js";
import { installStorage } from "./storage.js";
import { installStyle } from "./style.js";
import { installWrite } from "./write.js";
import { installXhr } from "./xhr.js";

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
