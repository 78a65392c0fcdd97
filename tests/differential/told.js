// What a probe saw, as data by which two pages can be compared.
//
// The stack of an error is left out: the hooks are on it, as any caller's functions would be.

const { toString } = Function.prototype;

/** A function by all that can be seen of it without a call. */
export const told = (value, depth = 0) => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Object.is(value, -0) || !Number.isFinite(value) ? `number ${1 / value} ${value}` : value;
  // Its keys first: an engine may make a key only once it is asked for.
  if (typeof value === "function") return `${Reflect.ownKeys(value).map(String)} ${value.name}/${value.length} ${toString.call(value)}`;
  if (typeof value !== "object") return `${typeof value} ${String(value)}`;
  if (depth > 6) return "…";
  if (Array.isArray(value)) return value.map((one) => told(one, depth + 1));
  // The prototype of an interface is none of its objects.
  if (Object.hasOwn(value, "constructor")) return Object.prototype.toString.call(value);
  if (Object.prototype.toString.call(value) === "[object Error]" || value instanceof DOMException) return complaint(value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return Object.prototype.toString.call(value);
  return Object.fromEntries(Object.keys(value).map((key) => [key, told(value[key], depth + 1)]));
};

/** An error by its class, of which realm that is, and its message. */
function complaint(error) {
  const isOurs = error instanceof Error || error instanceof DOMException;
  return `${error.constructor.name} ${error.name}: ${error.message}${isOurs ? "" : " (of another realm)"}`;
}

/** What an act returns or throws. */
export function attempt(act) {
  try {
    return told(act());
  } catch (error) {
    return { throws: told(error) };
  }
}

/** What the promise that an act returns comes to, and whether the act threw before there was one. */
export async function outcome(act) {
  let promise;
  try {
    promise = act();
  } catch (error) {
    return { throws: told(error) };
  }
  try {
    return told(await promise);
  } catch (error) {
    return { rejects: told(error) };
  }
}

/** A property by its descriptor, and how it is enumerated. */
export function property(owner, name) {
  const found = Object.getOwnPropertyDescriptor(owner, name);
  return found ? told(found) : null;
}
