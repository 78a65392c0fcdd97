// The records that are stored, and what may pass by them.
//
// They are read from the browser's cookies alone, which in a page scripts can write no better than the gate
// lets them. What a page says is no more than a reason to read again.

import { by } from "./core.js";

/** The name of the record's cookie, and of the channel on which a page tells that there was an answer. */
const NAME = "sks";
/** A record with a service that is allowed for now; after 48 characters each answer has seven. */
const LIVE = /^.{48}(?:.{7})*O/;
let reads = 0;
let none;
let known;
/** What was allowed for now, to another page, when a client's page was opened. */
const lent = new Map();

/**
 * The record, and the same after one with what is allowed for now, which is on the worker's own path: no page
 * sees it there. Nothing passes by what cannot be read.
 */
async function stored() {
  try {
    const found = await cookieStore.getAll({ name: NAME, url: location.href });
    const lines = found.map(({ value }) => value);
    const record = lines.filter((line) => !LIVE.test(line)).join("\n");
    return [record, [...lines.filter((line) => LIVE.test(line)), record].join("\n")];
  } catch {
    return ["", ""];
  }
}

/** Reads what is stored now: whether a request by some means to a URL may pass, made by a client. */
export async function read(client) {
  const turn = ++reads;
  const [record, all] = await stored();
  // Only the latest counts for what comes after, and what is allowed for now is asked about each time.
  if (turn === reads) known = by(record);
  return by(all === await lent.get(client) ? record : all);
}

/** Goes by no record until they are read again: a page is opened, which will be this client. */
export function reopen(client) {
  known = none;
  lent.set(client, stored().then(([, all]) => all));
  return read(client);
}

/** The same since there was an answer, or what was allowed for now is over. */
function forget() {
  known = none;
  lent.clear();
  read();
}

/** What may pass as far as is known without waiting. */
export const passes = (means, url) => known(means, url);

/** Begins, given what may pass by no record. */
export function begin(withNone) {
  known = none = withNone;
  new BroadcastChannel(NAME).onmessage = forget;
}
