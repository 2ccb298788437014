import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installedBin, projectNode, root } from "./paths.mjs";
import { sourceFiles } from "./source-files.mjs";

const BUDGET = { fileLines: 400, functionLines: 100, fileLinesP90: 200 };

/** Lines of files and functions per folder: the median tells the style, p90 and maximum tell where it broke. */
export async function reportSizes() {
  const files = sourceFiles().filter((file) => !isExempt(file));
  const fileSizes = files.map((file) => ({ file, lines: countLines(readFileSync(join(root, file), "utf8")) }));
  const functionSizes = measureFunctions().filter(({ file }) => !isExempt(file));
  const tooLong = [
    ...fileSizes.filter(({ lines }) => lines > BUDGET.fileLines),
    ...functionSizes.filter(({ lines }) => lines > BUDGET.functionLines),
  ];
  const complaints = tooLong.map(({ file, name, lines }) => `${file}${name ? ` ${name}` : ""}: ${lines} lines`);
  const all = { files: distribution(fileSizes), functions: distribution(functionSizes) };
  return {
    ok: complaints.length === 0,
    output: [...table(fileSizes, functionSizes), ...complaints].join("\n"),
    note: `files ${describe(all.files)}, functions ${describe(all.functions)} (median/p90/max)`,
  };
}

export function distribution(sizes) {
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, median: at(0.5), p90: at(0.9), max: sorted.at(-1) ?? 0 };
}

export const countLines = (text) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

/** Written by others, by a generator, or to be read as a list of cases. */
const isExempt = (file) => /^components\/ui\/|^drizzle\/migrations\/|\.gen\.ts$|\.test\.(tsx?|mjs)$/.test(file);

/** The linter parses every file anyway: asked to allow no line at all, it names each function with its length. */
function measureFunctions() {
  const args = ["-c", "tools/lint/function-sizes.json", "--format", "json", "."];
  const options = { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 };
  const result = spawnSync(projectNode, [installedBin("oxlint"), ...args], options);
  return JSON.parse(result.stdout).diagnostics.flatMap(({ filename, message }) => {
    const found = /^The (?<name>.*) has too many lines \((?<lines>\d+)\)/.exec(message)?.groups;
    return found ? [{ file: filename, name: found.name, lines: Number(found.lines) }] : [];
  });
}

function table(fileSizes, functionSizes) {
  const folders = [...new Set(fileSizes.map(({ file }) => folderOf(file)))].sort((a, b) => (a < b ? -1 : 1));
  return folders.map((folder) => {
    const within = ({ file }) => folderOf(file) === folder;
    const files = distribution(fileSizes.filter(within));
    const functions = distribution(functionSizes.filter(within));
    const mark = files.p90 > BUDGET.fileLinesP90 ? "  p90 above the aim" : "";
    return `${folder.padEnd(24)} ${String(files.count).padStart(4)} files ${describe(files).padEnd(14)} functions ${describe(functions)}${mark}`;
  });
}

function folderOf(file) {
  const parts = file.split("/");
  if (parts.length === 1) return ".";
  return ["server", "components", "drizzle", "app"].includes(parts[0]) && parts.length > 2
    ? parts.slice(0, 2).join("/")
    : parts[0];
}

const describe = ({ median, p90, max }) => `${median}/${p90}/${max}`;

/** Run by itself it prints the whole table. */
if (import.meta.url === `file://${process.argv[1]}`) {
  const { ok, output, note } = await reportSizes();
  process.stdout.write(`${output}\n${note}\n`);
  process.exitCode = ok ? 0 : 1;
}
