import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTIONS, ACTION_NAMES } from "@/server/actions";
import { OPERATIONS } from "@/server/api/operations";
import { CampaignTemplateKey } from "@/server/email/campaigns/send-job";
import { TemplateKey } from "@/server/email/templates/registry";
import { ERROR_CODES } from "@/server/kernel/errors";
import { PROBLEMS, statusOfCode } from "@/server/api/openapi/problems";
import { CHECKLIST_ITEMS } from "@/server/members/load-funds";

const text = readFileSync(new URL("http-api.md", import.meta.url), "utf8");
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [/^`([^`]+)`/.exec(section)?.[1], section.split(/^## /m)[0] ?? ""] as const),
);

describe.each(ACTION_NAMES)("the section of %s", (name) => {
  const section = sections.get(name) ?? "";

  it("is there, with an example that has only members of the input", () => {
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(section) ?? [];
    // Ids are cut short for the reader.
    const whole = example.replaceAll("0199c3a4-…", "0199c3a4-0000-7000-8000-000000000000");
    expect(() => ACTIONS.get(name)?.parse(JSON.parse(whole))).not.toThrow();
  });

  it("says what makes it run, hold or block", () => {
    expect(section).toMatch(/\b(runs|holds|blocks)\b/i);
  });
});

it("has no section of a kind that is gone", () => {
  expect(new Set(sections.keys())).toEqual(new Set(ACTION_NAMES));
});

it("names every code with its status, and means by it what the OpenAPI document says", () => {
  const rows = [...text.matchAll(/^\| `([a-z_]+)`\s+\| (\d{3})\s+\| (.*?)\s+\|$/gm)];
  const told = rows.map(([, code, status, means]) => [code, { status: Number(status), means }]);
  const known = ERROR_CODES.map((code) => [code, { status: statusOfCode(code), means: PROBLEMS[code].means }]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(known));
});

it("names every template that agents may send, and every item of the checklist", () => {
  const single = TemplateKey.exclude(["sign_in_link", ...CampaignTemplateKey.options]).options;
  for (const key of single) expect(text).toContain(`| \`${key}\``);
  for (const key of CampaignTemplateKey.options) expect(text).toContain(key);
  for (const item of CHECKLIST_ITEMS) expect(text).toContain(`\`${item}\``);
});

it("names every address", () => {
  for (const { path } of OPERATIONS) expect(text).toContain(path);
});
