// Pages for `sekisho rewrite`, each read and written in pieces and put in its place once it is whole.

import { once } from "node:events";
import { createReadStream, statSync } from "node:fs";
import { chmod, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const PAGE = /\.html?$/i;

/** Does with all pages what the program wants, `ask` being its doors; `tell` says of each that it was written. */
export async function rewrite(ask, isCheck, paths, tell) {
  for (const path of paths) {
    if (path === "-") await finish(path, () => standard());
    else if (isFolder(path)) await folder(path, []);
    else await finish(path, () => file(path, ""));
  }
  return ask("outcome", []);

  async function finish(name, act) {
    let why = "";
    try {
      await act();
    } catch (error) {
      why = error.message;
    }
    ask("finish", [name, why]);
  }

  async function standard() {
    const { stdin, stdout } = process;
    await copy("", stdin, async (bytes) => {
      if (!isCheck && !stdout.write(bytes)) await once(stdout, "drain");
    });
  }

  // Links are not followed, which may lead anywhere.
  async function folder(path, within) {
    const entries = await readdir(path, { withFileTypes: true }).catch(async (error) => {
      await finish(path, () => fail("read", error));
      return [];
    });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const [below, parts] = [join(path, entry.name), [...within, entry.name]];
      if (entry.isDirectory()) await folder(below, parts);
      else if (entry.isFile() && PAGE.test(entry.name)) await finish(below, () => file(below, parts.join("/")));
    }
  }

  // A file is replaced in one step if it changes.
  async function file(path, within) {
    const place = await realpath(path).catch((error) => fail("read", error));
    const from = createReadStream(place);
    if (isCheck) return copy(within, from, () => {});
    const draft = join(dirname(place), `.${basename(place)}.${process.pid}.sekisho`);
    const to = await open(draft, "wx").catch((error) => fail("written", error));
    try {
      await chmod(draft, (await stat(place)).mode);
      const isChanged = await copy(within, from, (bytes) => to.writeFile(bytes).catch((error) => fail("written", error)));
      await to.sync();
      if (!isChanged) return;
      await rename(draft, place).catch((error) => fail("written", error));
      tell(path);
    } finally {
      await to.close();
      await rm(draft, { force: true });
    }
  }

  // Hands a page over piece by piece; true if it has changed.
  async function copy(within, from, put) {
    ask("page", [within]);
    let isWanted = true;
    try {
      for await (const piece of from) await put(made("piece", [piece])[0]);
    } catch (error) {
      // A reader that has gone has seen enough.
      isWanted = error.code !== "EPIPE";
      if (isWanted && error.code) fail("read", error);
      if (isWanted) throw error;
    }
    const [rest, flag] = made("end", []);
    if (isWanted) await put(rest);
    return String(flag) === "1";
  }

  function made(door, parts) {
    const [isWell, ...made] = ask(door, parts);
    if (String(isWell) === "1") return made;
    throw new Error(String(made[0]));
  }
}

function isFolder(path) {
  return !!statSync(path, { throwIfNoEntry: false })?.isDirectory();
}

function fail(what, error) {
  throw new Error(`cannot be ${what}: ${error.message}`);
}
