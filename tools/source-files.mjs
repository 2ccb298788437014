import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const SOURCE = /\.(ts|tsx|mjs)$/;

/** Our own source files, named from the root; generated and installed folders are left out. */
export const sourceFiles = () => filesBelow("").filter((file) => SOURCE.test(file) && file !== "next-env.d.ts");

/** Every file of the clone below a folder ("" is the root) that people wrote. */
export function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !isLeftOut(entry.name) ? filesBelow(path) : [];
  });
}

/** Hidden folders hold state and caches; .ci alone is ours. */
function isLeftOut(name) {
  return (
    ["node_modules", "test-results", "playwright-report"].includes(name) || (name.startsWith(".") && name !== ".ci")
  );
}
