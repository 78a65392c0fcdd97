// Whether this worker can read the record. Some browsers have no cookies for workers; Firefox has had the interface
// and given it nothing where the worker had a process of its own, which looks the same as no record.

const NAME = "sks-probe";
/** Where no page sees it; the interface has had paths end so. */
const path = `${location.pathname}/`;
const LIFE = 10_000; // ms; it is erased at once

let asked;

async function ask() {
  if (!self.cookieStore) return false;
  try {
    await cookieStore.set({ name: NAME, value: "1", path, expires: Date.now() + LIFE, sameSite: "strict" });
    const found = await cookieStore.get({ name: NAME, url: location.origin + path });
    await cookieStore.delete({ name: NAME, path });
    return !!found;
  } catch {
    return false;
  }
}

/** Whether it can, found out once for each time that the worker starts. */
export const isAble = () => (asked ??= ask());
