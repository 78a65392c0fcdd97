// A site and, on the same port, every other host that its pages ask.

import { createServer } from "node:http";
import { extname } from "node:path";

const TYPES = {
  "": "text/html; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript",
  ".wasm": "application/wasm", ".json": "application/json", ".gif": "image/gif",
};
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** What another host answers, by the ending of what is asked for. */
const answers = { ".js": "window.ran = true;", ".gif": PIXEL };

/**
 * Serves `find(path)` on `site.localhost`; what it throws at is not found. What reaches any other
 * host is counted by its path.
 */
export function serve(find) {
  const counts = new Map();
  const server = createServer(({ url, headers }, reply) => {
    const { pathname } = new URL(url, "http://site");
    const ending = extname(pathname);
    reply.setHeader("content-type", TYPES[ending] ?? "application/octet-stream");
    if (!headers.host.startsWith("site.")) {
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
      reply.setHeader("access-control-allow-origin", "*");
      reply.end(answers[ending] ?? "counted");
      return;
    }
    try {
      reply.end(find(pathname));
    } catch {
      reply.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      resolve({ port, counts, origin: `http://site.localhost:${port}`, close: () => server.close() });
    });
  });
}
