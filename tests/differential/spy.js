// Arguments that note what is done to them.

/** An object that becomes `text`, and notes in `log` each step of that. */
export const speaker = (log, name, text) => ({
  get [Symbol.toPrimitive]() {
    log.push(`${name}[toPrimitive]`);
    return undefined;
  },
  toString() {
    log.push(`${name}.toString`);
    return text;
  },
  valueOf() {
    log.push(`${name}.valueOf`);
    return text;
  },
});

/** An object that throws when it is made a text. */
export const thrower = (log, name) => ({
  toString() {
    log.push(name);
    throw new RangeError(name);
  },
});

/** An object whose members are noted in `log` as they are looked up. */
export function observed(log, name, members) {
  const note = (trap) => (target, key, ...rest) => {
    log.push(`${trap} ${name}${key === undefined ? "" : `.${String(key)}`}`);
    return Reflect[trap](target, key, ...rest);
  };
  const traps = ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"];
  return new Proxy(members, Object.fromEntries(traps.map((trap) => [trap, note(trap)])));
}
