// A worker that imports scripts.

const seen = [];
const attempt = (act) => {
  try {
    seen.push(String(act()));
  } catch (error) {
    seen.push([error.name, error.constructor.name]);
  }
};
self.window = self;
attempt(() => importScripts());
attempt(() => importScripts("ran.js?import"));
attempt(() => importScripts("/differential/ran.js?import2", new URL("ran.js?import3", location)));
seen.push(self.ran.length);
attempt(() => importScripts("none.js?status=404"));
attempt(() => importScripts("http://:"));
attempt(() => importScripts("data:text/javascript,self.seenData=1"));
attempt(() => importScripts("ran.js?import4", "none.js?status=404", "ran.js?never"));
attempt(() => importScripts("data:text/javascript,throw new RangeError('mine')"));
seen.push(self.ran.length, self.seenData, importScripts.length, importScripts.name, String(importScripts), Object.keys(Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, "importScripts") ?? {}));
postMessage(seen);
