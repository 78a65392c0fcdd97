// Runs in the page: times every act on every URL for every size, in rounds in which all take their turn, and
// returns the medians, so that what else the machine does meanwhile strikes all of them alike.

/** So few calls that a round is mostly over before another program gets its turn on the processor. */
const TIMES = 1_000;
const WARMING = 50;
const ROUNDS = 250;

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/**
 * What is asked for: hosts and paths that the last service of a policy declares, a stranger, and the site itself.
 * Each list has other URLs only, since a browser keeps what it made of the last strings.
 */
function urlsOf(count) {
  const last = count - 1;
  const kinds = {
    host: (n) => `https://a.b.tag${last}.example.net/collect?v=1&t=page&n=${n}`,
    path: (n) => `https://cdn.example.org/${last}/tag.js?n=${n}`,
    long: (n) => `https://tag${last}.example.net/g/collect?${"v=2&tid=G-ABCDEFGHIJ&gtm=45je&_p=1722470400&".repeat(12)}n=${n}`,
    undeclared: (n) => `https://www.somewhere-else.example.com/tag.js?n=${n}`,
    own: (n) => new URL(`/assets/app.js?n=${n}`, location.href).href,
  };
  return Object.entries(kinds).map(([kind, url]) => [kind, Array.from({ length: TIMES }, (_, n) => url(n))]);
}

/** The core with a policy of so many services, as WebAssembly or as JavaScript. */
async function coreOf(count, name) {
  const core = await import(`/${count}/${name}.js`);
  await core.begin(new Uint8Array(await (await fetch(`/policy/${count}`)).arrayBuffer()));
  for (const [kind, urls] of urlsOf(count)) {
    const wrong = urls.find((url) => !core.isHeld(url) !== (kind !== "undeclared"));
    if (wrong) throw new Error(`${wrong} is decided on wrongly at ${count}`);
  }
  return core;
}

/** For each size, URL and act the median of microseconds. */
export async function rounds(sizes) {
  if (!crossOriginIsolated) throw new Error("the clock is too coarse");
  const cores = await Promise.all(sizes.map((count) => coreOf(count, "decide")));
  const scripts = await Promise.all(sizes.map((count) => coreOf(count, "nowasm")));
  const rows = sizes.flatMap((count, at) => urlsOf(count).flatMap(([kind, urls]) => [
    ...cores[at].names.map((act) => ({ count, kind, act, urls, core: cores[at], found: [] })),
    { count, kind, act: "nowasm", urls, core: scripts[at], found: [] },
  ]));
  for (let round = 0; round < WARMING + ROUNDS; round++) {
    for (const { act, core, found, urls } of rows) {
      const took = core.time(act === "nowasm" ? "decide" : act, urls);
      if (round >= WARMING) found.push(took);
    }
    await new Promise((go) => setTimeout(go));
  }
  if ([...cores, ...scripts].some((core) => !core.total())) throw new Error("nothing was worked on");
  return rows.map(({ count, kind, act, found }) => ({ count, url: kind, act, micros: median(found) }));
}
