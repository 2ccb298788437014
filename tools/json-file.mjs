import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** The parsed file, or undefined when it is absent or was cut short by a crash. */
export function readJsonFile(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Readable by the owner alone, and replaced in one step so that no reader sees half of it. */
export function writeJsonFile(file, value) {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
