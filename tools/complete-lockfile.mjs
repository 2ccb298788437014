import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * Packages with native parts name one optional package per platform. Against a registry mirror that lacks
 * some of them npm leaves these out of the lockfile, and `npm ci` then refuses it everywhere. This puts
 * them back with the version their parent pins. Run it after `npm install`: node tools/complete-lockfile.mjs
 */
export function completeLockfile(lockfile) {
  const added = {};
  for (const [parent, { optionalDependencies = {} }] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const isPinned = /^\d+\.\d+\.\d+/.test(version);
      if (isPinned && !isLocked(lockfile, parent, name)) added[`node_modules/${name}`] = platformPackage(name, version);
    }
  }
  const { "": project, ...packages } = lockfile.packages;
  const sorted = Object.entries({ ...packages, ...added }).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lockfile, packages: { "": project, ...Object.fromEntries(sorted) } };
}

/** npm looks in the package's own folder first, then in every one above it. */
function isLocked(lockfile, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lockfile.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/** What the package is for stands in its name; npm needs to know it to leave the package out elsewhere. */
function platformPackage(name, version) {
  const words = name.split("/").at(-1)?.split("-") ?? [];
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(words.includes("musl") && { libc: ["musl"] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = join(root, "package-lock.json");
  const lockfile = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify(completeLockfile(lockfile), null, 2)}\n`);
}
