// A worker that is a module.

import { told } from "./told.js";

const late = await import("/differential/told.js");
const failed = await import("./none.js?status=404").catch((error) => error.name);
let classic;
try {
  importScripts("ran.js");
} catch (error) {
  classic = error.name;
}
postMessage([new URL(import.meta.url).pathname, told(1), late.told === told, failed, classic, typeof this, self.name, location.pathname]);
