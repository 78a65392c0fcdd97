// RTCPeerConnection: servers that may not be asked are left out of its configuration until they may.

import { detain } from "../hold.js";
import { indexOf, list, replaceAll, slice } from "../natives.js";
import { patch, patchObject, realm } from "./patch.js";
import { LISTED, verdict, worst } from "./verdicts.js";

const OTHER = 12;
const ALIAS = "webkitRTCPeerConnection";

/** The verdict on the addresses of a server: a scheme, a host, and no slashes between them. */
const wordOf = (urls) =>
  worst(LISTED, urls, (url) => verdict(OTHER, "https://" + slice(url, indexOf(url, ":") + 1)));

/** Leaves out of `args[0]`, the configuration of the connection that `of` gives, what may not be asked. */
function settle(args, of) {
  const config = args[0];
  const servers = config?.iceServers;
  if (!servers) return;
  const iceServers = list();
  const configure = () => of().setConfiguration(config);
  for (const server of servers) {
    const url = `${server.urls ?? server.url}`;
    // What is decided on is what is used: it is not read once more.
    const urls = list();
    replaceAll(LISTED, url, (match) => { urls[urls.length++] = match[0]; });
    if (!detain({ url, means: OTHER }, () => wordOf(url), configure)) iceServers[iceServers.length++] = { __proto__: server, urls };
  }
  args[0] = { __proto__: config, iceServers };
}

export function installRtc() {
  patch("RTCPeerConnection", "setConfiguration", (self, args) => settle(args, () => self));
  patchObject(realm, "RTCPeerConnection", (target, args, go) => {
    let connection;
    settle(args, () => connection);
    connection = go();
    return connection;
  });
  if (realm[ALIAS]) realm[ALIAS] = realm.RTCPeerConnection;
}
