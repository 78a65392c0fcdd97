// Where a worker is.

self.postMessage([location.href, location.search, location.hash, location.origin, self.name, String(location), new URL("x", location).pathname, new Request("x").url]);
