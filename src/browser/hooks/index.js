// All hooks, installed once, before anything else on the page runs. Imported in the order that compresses best.

import { installInsertion } from "./insertion.js";
import { installStorage } from "./storage.js";
import { installStyle } from "./style.js";
import { installHtml } from "./html.js";
import { installDatabases } from "./database.js";
import { installStandIns } from "./stand_in.js";
import { installObserver, watch } from "./observer.js";
import { installText } from "./patch.js";
import { installBeacon } from "./beacon.js";
import { installWrite } from "./write.js";
import { installSockets } from "./socket.js";
import { installCookies } from "./cookie.js";
import { installRtc } from "./rtc.js";
import { installXhr } from "./xhr.js";
import { installNavigation } from "./navigation.js";
import { installFetch } from "./fetch.js";
import { installFrames } from "./frame.js";
import { installAttributes } from "./attribute.js";
import { installWorklets } from "./worklet.js";

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
