// Looks for personal data where the policy promises that there is none.

import { core, loaded } from "./module.js";
import { page } from "./page.js";

const CLEAN = 16;
const PERSONAL = 32;

/** Looks from now on, beginning with what was held until somebody could. */
export async function lookFromNow() {
  await loaded();
  page._lookWith((href) => (core._exports.personal(core._put(href)) ? PERSONAL : CLEAN));
  page._recheck();
}
