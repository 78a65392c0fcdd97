// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installStyle } from "./style.js";
import { installWrite } from "./write.js";
import { installNavigation } from "./navigation.js";
import { installDatabases } from "./database.js";
import { installFrames } from "./frame.js";
import { installHtml } from "./html.js";
import { installText } from "./patch.js";
import { installXhr } from "./xhr.js";
import { installRtc } from "./rtc.js";
import { installBeacon } from "./beacon.js";
import { installAttributes } from "./attribute.js";
import { installSockets } from "./socket.js";
import { installInsertion } from "./insertion.js";
import { installStandIns } from "./stand_in.js";
import { installFetch } from "./fetch.js";
import { installStorage } from "./storage.js";
import { installCookies } from "./cookie.js";
import { installObserver, watch } from "./observer.js";

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
  installText();
}
