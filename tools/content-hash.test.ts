import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentHash } from "./content-hash.mjs";

test("the hash of the inputs changes with a byte, a name or a new file, and with nothing else", () => {
  const base = mkdtempSync(join(tmpdir(), "ops-hash-"));
  onTestFinished(() => rmSync(base, { recursive: true }));
  mkdirSync(join(base, "app"));
  writeFileSync(join(base, "app", "page.tsx"), "one");
  const hash = () => contentHash(base, ["app", "absent"], { skip: (file: string) => file.endsWith(".test.ts") });
  const first = hash();

  writeFileSync(join(base, "app", "page.test.ts"), "a test is no input");
  expect(hash()).toBe(first);
  writeFileSync(join(base, "app", "page.tsx"), "two");
  const second = hash();
  expect(second).not.toBe(first);
  writeFileSync(join(base, "app", "layout.tsx"), "");
  expect(hash()).not.toBe(second);
});
