// What a worker sees of itself.

self.postMessage([
  self.name, String(self), typeof importScripts, typeof fetch, String(fetch), fetch.name, fetch.length, Reflect.ownKeys(self).map(String),
  location.pathname, location.protocol, self.isSecureContext, typeof XMLHttpRequest, typeof WebSocket, typeof indexedDB, typeof caches, self.onmessage === null,
  Object.getPrototypeOf(self).constructor.name, self === globalThis, typeof WorkerGlobalScope, String(postMessage), String(self.importScripts),
]);
