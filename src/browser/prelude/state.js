// What the wrapper of a worker leaves to the prelude, taken before any other script runs there.

import { exec, win } from "./natives.js";

const { sekisho: given = [] } = win;
if (!win.document) delete win.sekisho;

/**
 * The page and its records, the address that the worker was asked for by, the prelude's own, and a Trusted Types policy:
 * nothing on a page, or where a worker imports the prelude by itself.
 */
export const [text = `${location.href}\n0\n`, address = location.href, script, trust] = win.document ? [] : given;
/** The address of the page. */
export const page = exec(/^[^\n]*/, text)[0];
