import { describe, expect, test } from "vitest";
import { renderTemplate } from "@/server/email/render-template";
import { templateCategory, TemplateKey, templateOf, templates } from "./registry";

test("keys are unique and the schema knows exactly them", () => {
  const keys = templates.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(TemplateKey.options).toEqual(keys);
  expect(TemplateKey.safeParse("no_such_template").success).toBe(false);
  expect(TemplateKey.safeParse("toString").success).toBe(false);
});

test("what is not transactional can be left, or is for the staff", () => {
  const marketing = TemplateKey.options.filter((key) => templateCategory(key) === "marketing");
  expect(marketing).toEqual(["digest", "newsletter", "announcement", "block_letter"]);
  for (const key of marketing) expect(templateOf(key).complianceFlags).toContain("needs_unsubscribe_link");
  const notices = TemplateKey.options.filter((key) => templateCategory(key) === "notification");
  expect(notices).toEqual(["operator_notice"]);
});

describe.each(TemplateKey.options)("%s", (key) => {
  const { example, version } = templateOf(key);

  test("has a subject and both parts, and says who it is from", async () => {
    const mail = await renderTemplate(key, example);
    expect(mail).toMatchObject({ templateKey: key, templateVersion: version });
    expect(mail.subject).toMatch(/^[^\r\n]{5,150}$/);
    expect(mail.html).toMatch(/^<!DOCTYPE html.*<\/html>$/s);
    expect(mail.html).toContain("HedgeCo");
    expect(mail.text).toContain("HedgeCo");
    expect(mail.text).not.toMatch(/<[a-z]|&[a-z]+;|undefined|\[object/);
  });

  test("gives the same bytes for the same data, whatever the order of its keys", async () => {
    const first = await renderTemplate(key, example);
    const again = await renderTemplate(key, backwards(example));
    expect(again).toEqual(first);
    expect(first.renderHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("carries every link of its data in both parts, and none of its own", async () => {
    const { html, text } = await renderTemplate(key, example);
    const links = [...JSON.stringify(example).matchAll(/"(https?:[^"]*)"/g)].map(([, link = ""]) => link);
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    expect(new Set(hrefs)).toEqual(new Set(links));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(text).toContain(link);
  });

  test("loads nothing from anywhere and runs nothing", async () => {
    const { html } = await renderTemplate(key, example);
    expect(html).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|\son[a-z]+=|javascript:/i);
  });

  test("refuses unknown fields and no data at all", () => {
    const { problemsOf } = templateOf(key);
    expect(problemsOf(example)).toEqual([]);
    expect(problemsOf({})).not.toEqual([]);
    expect(problemsOf(null)).not.toEqual([]);
    expect(problemsOf({ ...Object(example), surprise: 1 })).not.toEqual([]);
  });
});

/** The same JSON with its keys in reverse order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
}
