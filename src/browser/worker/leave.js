// A worker whose file is gone goes too. A browser keeps one that it cannot update, and such a worker would
// hold what nobody can allow any more.

/** Whether it is a worker by itself, and not part of a site's own: its file has this name. */
export const isAlone = /\/sekisho-sw\.js$/.test(location.pathname);

let isDue = isAlone;

/** Whether an answer tells that the file is gone; some hosts answer with a page. */
const isGone = ({ ok, status, headers }) =>
  status === 404 || status === 410 || (ok && !/javascript/i.test(headers.get("content-type")));

/** Asks for the file, once for each time that the worker starts. */
export async function leaveIfGone() {
  if (!isDue) return;
  isDue = false;
  try {
    if (isGone(await fetch(location.href, { method: "HEAD", cache: "no-store" }))) await registration.unregister();
  } catch {
    // No network tells nothing.
  }
}
