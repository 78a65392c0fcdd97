// What a worker asks the other host for, and what it would keep; it tells the page what became of each.

const say = (what, became) => postMessage([what, `${became}`]);
const fetched = (what) => fetch(`COLLECTOR/NAME-${what}`).then(({ status }) => say(what, status), ({ name }) => say(what, name));

function request(what, waits) {
  const request = new XMLHttpRequest();
  request.open("GET", `COLLECTOR/NAME-${what}`, waits);
  request.onloadend = () => say(what, request.status);
  try {
    request.send();
  } catch ({ name }) {
    say(what, name);
  }
}

function imported(what) {
  try {
    importScripts(`COLLECTOR/NAME-${what}.js`);
    say(what, "ran");
  } catch ({ name }) {
    say(what, name);
  }
}

fetched("fetch");
request("xhr", true);
request("sync", false);
imported("import");
new WebSocket("COLLECTOR/NAME-socket".replace("http", "ws")).onclose = () => say("socket", "closed");
const source = new EventSource("COLLECTOR/NAME-events.sse");
source.onmessage = () => {
  source.close();
  say("events", "heard");
};
caches.open("own").then((cache) => cache.add("COLLECTOR/NAME-cached")).then(() => say("cached", "kept"));
indexedDB.open("_tNAME").onsuccess = () => say("database", "open");
caches.open("_tNAME").then(() => say("cache", "open"));
navigator.storage?.getDirectory?.().then((root) => root.getDirectoryHandle("_tNAME", { create: true })).then(() => say("folder", "open"));
onmessage = ({ data }) => {
  if (data === "import") return imported("late");
  fetched(data);
  request(`${data}-xhr`, true);
};
say("begun", typeof importScripts);
