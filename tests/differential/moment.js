// When something happens.

/** Resolves with the first event of one of these types. */
export const event = (target, ...types) => new Promise((resolve) => {
  for (const type of types) target.addEventListener(type, resolve, { once: true });
});

/** Resolves in a task of its own, after those that are due. */
export const task = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

/** Notes every event of these types in `log`, by name and phase. */
export function hear(log, target, types, name = "") {
  for (const type of types.split(" ")) {
    target.addEventListener(type, ({ eventPhase, isTrusted, bubbles, cancelable }) => {
      log.push(`${name}${type} ${eventPhase} ${isTrusted} ${bubbles} ${cancelable}`);
    });
  }
}

/** Notes in `log` when the microtasks come that are due from here on. */
export async function ticks(log, name, count = 3) {
  for (let at = 0; at < count; at++) {
    await null;
    log.push(`${name} tick ${at}`);
  }
}
