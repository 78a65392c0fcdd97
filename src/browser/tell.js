// Events on `window`, each with a plain detail.

import { dispatch, win } from "./natives.js";

const { CustomEvent } = win;

/** Dispatches `sekisho:` + `type`. */
export const tell = (type, detail) => dispatch(win, new CustomEvent("sekisho:" + type, { detail }));
