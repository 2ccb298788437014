import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CaseFiles } from "./eval-case";

/** The files of one folder, read in place. */
export function caseFiles(dir: string): CaseFiles {
  const text = (name: string) => readFileSync(join(dir, name), "utf8");
  return {
    names: readdirSync(dir).toSorted(),
    json: (name) => JSON.parse(text(name)) as unknown,
    lines: (name) => linesOf(text(name)),
  };
}

/** The same over texts, for tests. */
export function givenFiles(texts: Readonly<Record<string, string>>): CaseFiles {
  return {
    names: Object.keys(texts).toSorted(),
    json: (name) => JSON.parse(texts[name] ?? "") as unknown,
    lines: (name) => linesOf(texts[name] ?? ""),
  };
}

const linesOf = (text: string): unknown[] =>
  text.split("\n").flatMap((line): unknown[] => (line.trim() === "" ? [] : [JSON.parse(line)]));
