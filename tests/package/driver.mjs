// Chromium by its driver, as far as the package's tests need it.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const PATIENCE = 30_000;
const STARTS = 5;
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

async function portOf(driver) {
  for await (const line of createInterface({ input: driver.stdout })) {
    const [, port] = /successfully on port (\d+)/.exec(line) ?? [];
    if (port) return port;
  }
}

/** Starts the driver. It takes one free port on two addresses, and ends if another program was faster on the second. */
async function startDriver() {
  for (let start = 0; start < STARTS; start++) {
    const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "inherit"] });
    const port = await portOf(driver);
    if (port) return { driver, port };
  }
  throw new Error("chromedriver ended before it said its port");
}

/** Starts a browser with an empty profile. */
export async function openBrowser() {
  const { driver, port } = await startDriver();
  try {
    return await session(driver, port);
  } catch (error) {
    driver.kill();
    throw error;
  }
}

async function session(driver, port) {
  const base = `http://127.0.0.1:${port}/session`;
  const call = async (path, body) => {
    const options = body ? { method: "POST", body: JSON.stringify(body) } : { method: "DELETE" };
    const { value } = await (await fetch(base + path, options)).json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const capabilities = { alwaysMatch: { "goog:chromeOptions": { args: FLAGS } } };
  const { sessionId } = await call("", { capabilities });
  const run = (script) => call(`/${sessionId}/execute/sync`, { script, args: [] });
  return {
    run,
    open: (url) => call(`/${sessionId}/url`, { url }),
    async click(selector) {
      const found = await until(`${selector} is there`, () => run(`return (${visible})(${JSON.stringify(selector)})`));
      await call(`/${sessionId}/element/${found[ELEMENT]}/click`, {});
    },
    async close() {
      await call(`/${sessionId}`);
      driver.kill();
    },
  };
}

/** Runs in the page: the control in one of our shadow roots that the visitor sees. */
function visible(selector) {
  const hosts = [...document.querySelectorAll("sks-notice, sks-panel")];
  const found = hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll(selector)]);
  return found.find((part) => part.checkVisibility());
}

/** Waits until `holds` returns something true, and returns it; says what did not come true. */
export async function until(what, holds) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${PATIENCE} ms: ${what}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}
