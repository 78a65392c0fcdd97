// What a request carries beside its address: texts, and sources that take time to read.
//
// Everything is read by the natives as they were before any other script ran, and without iterators, which go
// through prototypes. A native complains of what is not its own, which is how a thing's kind is told.

import { page } from "./page.js";

/** By what it is read. */
export const native = { __proto__: null };

/** Makes the natives ready. */
export function learn() {
  const { 0: members, 1: uncurry, 2: decode, 3: then, 4: get, 5: set, 6: found } = page._readers;
  const { 0: blob, 1: file, 2: form, 3: headers, 4: request, 5: search, 6: serializer } = members;
  const take = (member) => uncurry(member.get || member.value);
  native._size = take(blob.size);
  native._type = take(blob.type);
  native._blobBytes = take(blob.arrayBuffer);
  native._name = take(file.name);
  native._eachField = take(form.forEach);
  native._eachHeader = take(headers.forEach);
  native._method = take(request.method);
  native._headers = take(request.headers);
  native._clone = take(request.clone);
  native._requestBytes = take(request.arrayBuffer);
  native._search = take(search.toString);
  native._markup = take(serializer.serializeToString);
  native._decode = decode;
  native._then = then;
  native._recall = (source) => get(found, source);
  native._note = (source, word) => set(found, source, word);
}

/** What `read` returns; nothing if it complains. */
export function tried(read) {
  try {
    return read();
  } catch {
    // It is of another kind.
  }
}

/** A list that the page's own changes to lists do not reach. */
const list = () => ({ __proto__: null, length: 0 });
const push = (all, one) => { all[all.length++] = one; };

/** Adds a file with its kind, and its name if it has one; false if it is none. */
function addFile(parts, file) {
  const kind = tried(() => native._type(file));
  if (kind === undefined) return false;
  push(parts._texts, `${kind}\n${tried(() => native._name(file)) ?? ""}`);
  push(parts._sources, file);
  return true;
}

/** Adds the fields of a form, a line each, and its files; false if it is none. */
function addForm(parts, form) {
  let text = "";
  const isForm = tried(() => {
    native._eachField(form, (value, name) => {
      const isText = typeof value === "string";
      text += `${name}=${isText ? value : ""}\n`;
      if (!isText) addFile(parts, value);
    });
    return true;
  });
  if (isForm) push(parts._texts, text);
  return isForm;
}

/** What an object is as text; nothing if it is none that a browser sends as more than its string. */
const textOf = (body) =>
  tried(() => native._search(body)) ?? tried(() => native._decode(body)) ??
  tried(() => native._markup(new XMLSerializer(), body));

/** Adds what is at a place among a call's arguments. */
function addBody(parts, args, at) {
  const body = args[at];
  if (body === undefined || body === null) return;
  const isObject = typeof body === "object";
  if (isObject && (addForm(parts, body) || addFile(parts, body))) return;
  // Anything else is sent as a string. It is made once: what is looked at is what goes out.
  push(parts._texts, (isObject ? textOf(body) : undefined) ?? (args[at] = `${body}`));
}

/** Adds the headers and the body of a request; a body that is a string need not be waited for. */
function addRequest(parts, body, request) {
  let text = "";
  native._eachHeader(native._headers(request), (value, name) => {
    text += `${name}:${value}\n`;
  });
  push(parts._texts, text);
  const method = native._method(request);
  if (typeof body === "string") push(parts._texts, body);
  else if (method !== "GET" && method !== "HEAD") push(parts._sources, request);
}

/** The parts of what a hook has of a request; throws if it does not have them yet. */
export function partsOf(data) {
  const parts = { __proto__: null, _texts: list(), _sources: list() };
  if (!data) return parts;
  const { 0: args, 1: at, 2: more } = { __proto__: null, ...data };
  if (typeof more === "object") addRequest(parts, args[at], more);
  else {
    addBody(parts, args, at);
    if (more) push(parts._texts, more);
  }
  return parts;
}
