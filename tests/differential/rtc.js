// WebRTC without a server.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { observed } from "./spy.js";
import { attempt, outcome, property } from "./told.js";

const Peer = window.RTCPeerConnection;
const only = (name, act) => probe(name, () => (Peer ? act() : "none"));

only("RTCPeerConnection has the platform's names, statics and prototype", () => [property(window, "RTCPeerConnection"), property(window, "webkitRTCPeerConnection"), window.webkitRTCPeerConnection === Peer, Reflect.ownKeys(Peer).map(String), Object.getOwnPropertyNames(Peer).map((name) => property(Peer, name)), Peer.prototype.constructor === Peer, Peer.length, Peer.name]);
only("a connection begins in the platform's states", () => {
  const peer = new Peer();
  const seen = [String(peer), peer instanceof Peer, peer.signalingState, peer.iceGatheringState, peer.iceConnectionState, peer.connectionState, peer.localDescription, peer.canTrickleIceCandidates, Object.keys(peer), attempt(() => Object.keys(peer.getConfiguration()).sort()), peer.close(), peer.signalingState];
  return seen.map((one) => one ?? `${one}`);
});
only("RTCPeerConnection complains of its configuration as the platform does", () => [[null], [1], ["x"], [{ iceServers: 1 }], [{ iceServers: [{}] }], [{ iceServers: [{ urls: "http://x" }] }], [{ iceServers: [{ urls: "" }] }], [{ iceServers: [{ urls: `turn:${location.hostname}` }] }], [{ iceServers: [] }], [{ iceTransportPolicy: "x" }], [{ certificates: [1] }], [{ bundlePolicy: "x" }], [undefined]].map((args) => attempt(() => { const peer = new Peer(...args); peer.close(); return String(peer); })).concat(attempt(() => Peer()), attempt(() => Peer.prototype.signalingState)));
only("RTCPeerConnection reads its configuration in the platform's order", () => {
  const log = [];
  new Peer(observed(log, "configuration", { iceServers: [] })).close();
  return log;
});
only("generateCertificate gives a certificate or refuses", async () => [await outcome(async () => String(await Peer.generateCertificate({ name: "ECDSA", namedCurve: "P-256" }))), await outcome(() => Peer.generateCertificate({ name: "x" })), await outcome(() => Peer.generateCertificate()), await outcome(() => Peer.generateCertificate.call(undefined, "x"))]);
only("a subclass of RTCPeerConnection is one", () => {
  class Mine extends Peer { constructor(options) { super(options); this.mine = new.target === Mine; } }
  const peer = new Mine({ iceServers: [] });
  peer.close();
  return [peer.mine, peer instanceof Mine, peer instanceof Peer, Object.getPrototypeOf(peer) === Mine.prototype, typeof Mine.generateCertificate, Reflect.construct(Peer, [], Array) instanceof Array];
});
only("an offer is made, set and told in order", async () => {
  const log = [];
  const peer = new Peer();
  for (const type of ["negotiationneeded", "signalingstatechange"]) peer.addEventListener(type, () => log.push(`${type} ${peer.signalingState}`));
  const channel = peer.createDataChannel("x");
  log.push(channel.label, channel.readyState);
  const offer = await peer.createOffer();
  log.push(offer.type, offer instanceof RTCSessionDescription, /^v=0/.test(offer.sdp));
  await peer.setLocalDescription(offer);
  log.push(peer.signalingState, peer.localDescription.type);
  peer.close();
  return [log, await outcome(() => peer.createOffer()), attempt(() => peer.createDataChannel("y"))];
});
only("two connections of a page reach each other", async () => {
  const [one, two] = [new Peer(), new Peer()];
  one.onicecandidate = ({ candidate }) => candidate && two.addIceCandidate(candidate).catch(() => {});
  two.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate).catch(() => {});
  one.createDataChannel("x");
  await one.setLocalDescription();
  await two.setRemoteDescription(one.localDescription);
  const states = [one.signalingState, two.signalingState];
  await two.setLocalDescription();
  await one.setRemoteDescription(two.localDescription);
  states.push(one.signalingState, two.signalingState);
  one.close();
  two.close();
  return states;
});
only("setConfiguration and addIceCandidate complain as the platform does", async () => {
  const peer = new Peer();
  const seen = [attempt(() => peer.setConfiguration({ iceServers: [{ urls: "x" }] })), attempt(() => peer.setConfiguration({ iceServers: [] })), attempt(() => peer.setConfiguration(1)), await outcome(() => peer.addIceCandidate({ candidate: "x", sdpMid: "0" })), await outcome(() => peer.addIceCandidate({ candidate: "x" })), await outcome(() => peer.setRemoteDescription({ type: "answer", sdp: "x" })), await outcome(() => peer.setRemoteDescription())];
  peer.close();
  return seen;
});
only("a connection's configuration is given back as it was set", () => {
  const peer = new Peer({ iceServers: [], bundlePolicy: "max-bundle", iceTransportPolicy: "relay" });
  const seen = [attempt(() => { const { iceServers, bundlePolicy, iceTransportPolicy } = peer.getConfiguration(); return [iceServers, bundlePolicy, iceTransportPolicy]; }), attempt(() => peer.setConfiguration({ bundlePolicy: "balanced" })), attempt(() => peer.setConfiguration()), attempt(() => { peer.setConfiguration({ iceServers: [], bundlePolicy: "max-bundle" }); return peer.getConfiguration().iceServers; })];
  peer.close();
  return seen;
});
