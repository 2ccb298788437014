import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./paths.mjs";
import { filesBelow } from "./source-files.mjs";

/** A document may only name files that exist: nothing misleads like a map of a house that was rebuilt. */
export async function checkDocPaths() {
  const documents = filesBelow("").filter((file) => file.endsWith(".md"));
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const topLevel = folders.map((entry) => entry.name);
  const gone = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), "utf8");
    const cited = citedPaths(text, topLevel);
    const linked = linkedPaths(text).map((path) => join(dirname(document), path));
    return [...cited, ...linked].filter((path) => !existsSync(join(root, path))).map((path) => `${document}: ${path}`);
  });
  return {
    ok: gone.length === 0,
    output: `These documents name files that do not exist:\n${gone.join("\n")}`,
    note: `${documents.length} documents`,
  };
}

/** Words in backticks that start with a folder of ours; patterns and placeholders are not paths. */
export function citedPaths(text, topLevel) {
  const words = [...withoutCodeBlocks(text).matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? "");
  return words
    .filter((word) => topLevel.includes(word.split("/")[0] ?? "") && word.includes("/"))
    .filter((word) => !/[*<>{}…$]|NNNN|^(node_modules|\.next|\.data|\.git)\//.test(word))
    .map((word) => word.replace(/:\d+(-\d+)?$/, "").replace(/[,.;]$/, ""));
}

/** Links and images that point into the clone. */
export function linkedPaths(text) {
  return [...withoutCodeBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? "").split("#")[0] ?? "")
    .filter((path) => path !== "" && !/^[a-z]+:/.test(path))
    .map((path) => decodeURIComponent(path));
}

const withoutCodeBlocks = (text) => text.replaceAll(/^```.*?^```/gms, "");
