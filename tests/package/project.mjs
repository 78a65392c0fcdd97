// The package as a site gets it: packed, and installed into a project of its own.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Makes a project of this name anew, with the package and nothing else installed; returns its folder. */
export function install(name) {
  const project = join(root, "target", name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  const npm = (where, ...args) => execFileSync("npm", args, { cwd: where, encoding: "utf8" });
  const [{ filename }] = JSON.parse(npm(join(root, "pkg"), "pack", "--json", "--pack-destination", project));
  const manifest = { private: true, type: "module", dependencies: { sekisho: `file:${filename}` } };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  npm(project, "install", "--offline", "--no-audit", "--no-fund");
  return project;
}
