// A worker that asks by relative addresses.

const pathOf = (url) => new URL(url).pathname;
const request = new XMLHttpRequest();
request.open("GET", "text", false);
request.send();
const source = new EventSource("events");
source.close();
const socket = new WebSocket("none");
socket.onerror = () => {};
importScripts("./ran.js");
fetch(new URL("text", location)).then(async ({ url }) => postMessage([
  pathOf(url), pathOf(request.responseURL), request.responseText, pathOf(new Request("data").url), pathOf(source.url), pathOf(socket.url),
  pathOf((await fetch(new Request("text"))).url), pathOf(Response.redirect("text").headers.get("location")), self.ran,
]));
