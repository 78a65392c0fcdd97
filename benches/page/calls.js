// Runs in a page with Sekisho and in one without: what a page calls often, so many times in a turn.

const OWN = "/own";
const PICTURE = "/own.gif";
const CALLS = 1_000;
const ROUNDS = 41;

const make = (name) => document.createElement(name);
const append = (parent, node) => parent.appendChild(node);

/** An element with twenty below it. */
const tree = make("div");
tree.innerHTML = `<ul>${"<li class=x><a href=/x>x</a></li>".repeat(9)}</ul><p>x</p>`;
if (tree.querySelectorAll("*").length !== 20) throw new Error("not twenty");

const picture = () => new Promise((done) => {
  const image = new Image();
  image.onload = () => done(image);
  image.src = PICTURE;
});

/** For each act what it is done with, made before the clock runs, and the act; it may promise something. */
const acts = {
  "appendChild, an empty div": { make: () => make("div"), act: append },
  "appendChild, a text": { make: () => document.createTextNode("x"), act: append },
  "appendChild, a div with 20 below it": { make: () => tree.cloneNode(true), act: append },
  "appendChild, an img of the own host": { make: picture, act: append },
  "setAttribute, title of a div": { make: () => make("div"), act: (_, node) => node.setAttribute("title", "x") },
  "setAttribute, src of an img": { make: () => make("img"), act: (_, node) => node.setAttribute("src", PICTURE) },
  "document.cookie, read": { make: () => 0, act: () => document.cookie },
  "document.cookie, written": { make: (n) => `sid=${n}`, act: (_, line) => { document.cookie = line; } },
  // As many at a time as a page can have, and so many turns that there are 10 000.
  "fetch, a hundred at once": {
    calls: 100, rounds: 100, make: (n) => `${OWN}?${n}`, act: async (_, url) => (await fetch(url)).text(),
  },
  "fetch, one after another": {
    calls: 100, rounds: 100, inOrder: true, make: (n) => `${OWN}?${n}`, act: async (_, url) => (await fetch(url)).text(),
  },
};
for (const name in acts) acts[name] = { calls: CALLS, rounds: ROUNDS, ...acts[name] };
window.acts = acts;

/** Microseconds a call: of the calls by themselves, and until what follows from them is done. */
window.turn = async (name) => {
  const { calls, inOrder, make, act } = acts[name];
  const parent = document.createElement("div");
  parent.hidden = true;
  document.body.append(parent);
  const things = await Promise.all(Array.from({ length: calls }, (_, n) => make(n)));
  const done = [];
  await new Promise((go) => setTimeout(go));
  const start = performance.now();
  for (let at = 0; at < calls; at++) {
    const promise = act(parent, things[at]);
    if (inOrder) await promise;
    else done[at] = promise;
  }
  const called = performance.now() - start;
  // Observers of what was done come before this goes on.
  await (done[0] instanceof Promise ? Promise.all(done) : null);
  const took = performance.now() - start;
  parent.remove();
  return { called: called * 1000 / calls, took: took * 1000 / calls };
};
