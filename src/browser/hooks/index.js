// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installRtc } from "./rtc.js";
import { installBeacon } from "./beacon.js";
import { installNavigation } from "./navigation.js";
import { installObserver, watch } from "./observer.js";
import { installStorage } from "./storage.js";
import { installDatabases } from "./database.js";
import { installStandIns } from "./stand_in.js";
import { installAttributes } from "./attribute.js";
import { installText } from "./patch.js";
import { installWrite } from "./write.js";
import { installXhr } from "./xhr.js";
import { installInsertion } from "./insertion.js";
import { installLoading } from "./loading.js";
import { installCookies } from "./cookie.js";
import { installStyle } from "./style.js";
import { installFrames } from "./frame.js";
import { installHtml } from "./html.js";
import { installFetch } from "./fetch.js";
import { installSockets } from "./socket.js";

export function install() {
  installAttributes();
  installInsertion();
  installHtml();
  installWrite();
  installStyle();
  installFetch();
  installXhr();
  installBeacon();
  installLoading();
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
