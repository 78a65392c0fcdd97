// Whether a script is in strict mode by its first directive: what is put before it must not end that.

import { capture, construct, exec, list, win } from "./natives.js";
import { createUrl, revokeUrl } from "./blobs.js";

/** As much as is read: what comes before a directive is comments. */
const MOST = 4096;
/** Each comment ends in one place alone, so that no text takes long. */
const DIRECTIVE = /^(?:\s|\/\/[^\n\r]*(?=[\n\r])|\/\*(?:[^*]|\*(?!\/))*\*\/)*(["'])use strict\1/;
const { XMLHttpRequest } = win;
const [open, send, textOf] = capture(XMLHttpRequest, "open send responseText");
const [slice] = capture(Blob, "slice");

/** Of what cannot be read it is not. */
export function isStrict(blob) {
  const url = createUrl(slice(blob, 0, MOST));
  try {
    const request = construct(XMLHttpRequest, list());
    open(request, "GET", url, false);
    send(request);
    return exec(DIRECTIVE, textOf(request));
  } catch {
    // A page may forbid requests that wait.
  } finally {
    revokeUrl(url);
  }
}
