import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One hash over the names and bytes of these files and folders; a path that is absent counts as absent. */
export function contentHash(base, paths, { skip } = {}) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(base, path).filter((name) => !skip?.(name))) {
      const bytes = readFileSync(join(base, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}

function filesBelow(base, path) {
  const stat = statSync(join(base, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(join(base, path))
    .sort()
    .flatMap((name) => filesBelow(base, `${path}/${name}`));
}
