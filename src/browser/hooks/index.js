// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installBeacon } from "./beacon.js";
import { installInsertion } from "./insertion.js";
import { installStorage } from "./storage.js";
import { installStyle } from "./style.js";
import { installRtc } from "./rtc.js";
import { installDatabases } from "./database.js";
import { installHtml } from "./html.js";
import { installWorklets } from "./worklet.js";
import { installWrite } from "./write.js";
import { installSockets } from "./socket.js";
import { installFrames } from "./frame.js";
import { installCookies } from "./cookie.js";
import { installText } from "./patch.js";
import { installXhr } from "./xhr.js";
import { installStandIns } from "./stand_in.js";
import { installNavigation } from "./navigation.js";
import { installObserver, watch } from "./observer.js";
import { installFetch } from "./fetch.js";
import { installAttributes } from "./attribute.js";

export function install() {
  installAttributes();
  installInsertion();
  installHtml();
  installWrite();
  installStyle();
  installFetch();
  installXhr();
  installBeacon();
  installWorklets();
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
