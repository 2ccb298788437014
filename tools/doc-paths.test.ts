import { expect, test } from "vitest";
import { citedPaths, linkedPaths } from "./doc-paths.mjs";

test("paths of ours in backticks are cited, with line numbers taken off", () => {
  const text = "See `server/kernel/submit.ts:12` and `docs/architecture.md`, but not `npm start` or `next/headers`.";
  expect(citedPaths(text, ["server", "docs"])).toEqual(["server/kernel/submit.ts", "docs/architecture.md"]);
});

test("patterns, placeholders and code blocks cite nothing", () => {
  const text = "`server/*.ts` `docs/decisions/NNNN-title.md` `app/<noun>/page.tsx`\n```\n`server/gone.ts`\n```\n";
  expect(citedPaths(text, ["server", "docs", "app"])).toEqual([]);
});

test("links and images into the clone are followed, the web and anchors are not", () => {
  const text = "[a](docs/a.md#part) ![b](docs/b.png) [c](https://example.com/c) [d](#d)";
  expect(linkedPaths(text)).toEqual(["docs/a.md", "docs/b.png"]);
});
