import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./paths.mjs";

const read = (file: string) => readFileSync(join(root, file), "utf8");

/** Variables of the commands in tools/, which the product itself never reads. */
const FOR_COMMANDS = ["PORT", "OPS_DATA_DIR", "CHROMIUM_PATH"];

test(".env.example explains exactly the variables that server/env.ts and the commands read", () => {
  const inSchema = [...read("server/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
  const inExample = [...read(".env.example").matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(new Set(inExample)).toEqual(new Set([...inSchema, ...FOR_COMMANDS]));
});

test("every variable has an explanation above it", () => {
  const lines = read(".env.example").split("\n");
  const isVariable = (line: string) => /^#? ?[A-Z][A-Z0-9_]+=/.test(line);
  const isExplanation = (line = "") => /^# \w/.test(line) && !isVariable(line);
  const unexplained = lines.filter((line, index) => isVariable(line) && !isExplanation(lines[index - 1]));
  expect(unexplained).toEqual([]);
});
