// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installWrite } from "./write.js";
import { installSockets } from "./socket.js";
import { installAttributes } from "./attribute.js";
import { installBeacon } from "./beacon.js";
import { installNavigation } from "./navigation.js";
import { installRtc } from "./rtc.js";
import { installStandIns } from "./stand_in.js";
import { installHtml } from "./html.js";
import { installObserver, watch } from "./observer.js";
import { installFetch } from "./fetch.js";
import { installXhr } from "./xhr.js";
import { installDatabases } from "./database.js";
import { installFrames } from "./frame.js";
import { installInsertion } from "./insertion.js";
import { installCookies } from "./cookie.js";
import { installStyle } from "./style.js";
import { installStorage } from "./storage.js";

export function install() {
  installAttributes();
  installInsertion();
  installHtml();
  installWrite();
  installStyle();
  installFetch();
  installXhr();
  installBeacon();
  installStandIns();
  installSockets();
  installRtc();
  installDatabases();
  installNavigation();
  installCookies();
  installStorage();
  installObserver();
  installFrames(install, watch);
}
