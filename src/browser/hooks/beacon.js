// navigator.sendBeacon: a page is told that it is queued, which it is.

import { textAt } from "../natives.js";
import { patch } from "./patch.js";
import { detainRequest } from "./verdicts.js";

const MEANS = 8;

export const installBeacon = () =>
  patch("Navigator", "sendBeacon", (self, args, go) =>
    detainRequest(MEANS, textAt(args, 0), go, [args, 1]) && true);
