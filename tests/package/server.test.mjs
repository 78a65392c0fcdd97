// The module on a server: what is rendered there goes through, and nothing may pass.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import * as sekisho from "../../pkg/dist/sekisho.mjs";

const MODULE = new URL("../../pkg/dist/sekisho.mjs", import.meta.url).href;

/** A component as sites write them: it waits, asks, and renders what may be embedded. */
const COMPONENT = `
import { can, choices, explain, init, on, ready, show } from ${JSON.stringify(MODULE)};
async function renderToString() {
  init({ policy: "/policy.sks", lang: "ja" });
  await ready;
  on("choice", () => process.exit(3));
  await show("details");
  const mode = choices()?.mode ?? "none";
  const { verdict } = explain("https://video.example/embed");
  return \`<main data-mode="\${mode}">\${can("video") ? "<iframe></iframe>" : verdict}</main>\`;
}
process.stdout.write(await renderToString());
`;

test("a component that waits for the gate is rendered, and embeds nothing", () => {
  // What never settles ends Node with code 13, what fails with 1, and what keeps it alive with a signal.
  const args = ["--input-type=module", "--unhandled-rejections=strict", "--eval", COMPONENT];
  const { signal, status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 30_000 });
  assert.deepEqual({ signal, status, stderr, stdout }, {
    signal: null, status: 0, stderr: "", stdout: '<main data-mode="none">hold</main>',
  });
});

test("nothing may pass, whoever asks and whatever it is given", async () => {
  const keeper = sekisho.init({ policy: new Uint8Array([83]) });
  assert.equal(keeper.allowAll(), false);
  assert.equal(await keeper.choose({ purposes: { advertising: true } }), false);
  keeper.destroy();
  const click = new Event("click");
  assert.equal(sekisho.run().allowAll(click), false);
  assert.equal(sekisho.allowAll(click), false);
  assert.equal(await sekisho.choose({ services: { counter: true } }, click), false);
  for (const narrow of [sekisho.rejectAll, sekisho.notifyMe, sekisho.withdraw]) assert.equal(narrow(), false);
  await sekisho.ready;
  assert.equal(sekisho.choices(), null);
  assert.equal(sekisho.receipt(), null);
  assert.equal(sekisho.can("advertising"), false);
  assert.deepEqual(sekisho.explain("https://tracker.example/"), { verdict: "hold", reason: "not_ready" });
});

test("what only a page can do is done by nobody, and complains of nothing", async () => {
  assert.equal(await sekisho.show(), undefined);
  for (const act of [sekisho.hide, sekisho.destroy, () => sekisho.setLanguage("ja")]) assert.equal(act(), undefined);
  assert.equal(sekisho.on("choice", () => assert.fail("nothing is chosen on a server"))(), undefined);
});
