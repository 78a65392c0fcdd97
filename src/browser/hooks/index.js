// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installWrite } from "./write.js";
import { installSockets } from "./socket.js";
import { installAttributes } from "./attribute.js";
import { installBeacon } from "./beacon.js";
import { installHtml } from "./html.js";
import { installObserver } from "./observer.js";
import { installFetch } from "./fetch.js";
import { installXhr } from "./xhr.js";
import { installInsertion } from "./insertion.js";
import { installCookies } from "./cookie.js";
import { installStyle } from "./style.js";
import { installStorage } from "./storage.js";
import { installText } from "./patch.js";

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
  installText();
}
