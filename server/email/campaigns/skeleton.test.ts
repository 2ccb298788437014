import { describe, expect, it } from "vitest";
import { templateOf } from "@/server/email/templates/registry";
import { firstNameOf } from "./resolve-readers";
import { CampaignTemplateKey, SendJob } from "./send-job";
import { fillSkeleton, renderSkeleton, withPlaceholders } from "./skeleton";

const withoutReader = (example: unknown) => {
  const { firstName: _, unsubscribeUrl: __, ...data } = Object(example) as Record<string, unknown>;
  return data;
};
const NAMES = [
  "Ada",
  "O'Neill",
  'Ann "Nan"',
  "<b>Bo</b>",
  "A&amp;B",
  "$&",
  "$1",
  "Łukasz",
  "愛",
  "🦉",
  "{{firstName}}",
  "\\",
];
const oneClickUrl = "https://ops.hedgeco.example/api/unsubscribe/a.b";
const url = "https://ops.hedgeco.example/unsubscribe/a.b?x=1&y='2'";

describe.each([...CampaignTemplateKey.options, "block_letter" as const])("%s", (templateKey) => {
  const template = templateOf(templateKey);
  const data = withoutReader(template.example);

  it("filled for a reader is byte for byte what a rendering with their words gives", async () => {
    const skeleton = await renderSkeleton({ from: "Us <us@example.com>", templateKey, data });
    for (const firstName of NAMES) {
      const filled = fillSkeleton(skeleton, { to: "ada@example.com", firstName, unsubscribeUrl: url, oneClickUrl });
      const { html, text, subject } = await template.render({ ...data, firstName, unsubscribeUrl: url });
      expect({ html: filled.html, text: filled.text, subject: filled.subject }).toEqual({ html, text, subject });
    }
  });

  it("has the way out in its headers, as RFC 8058 wants it, and no mark is left", async () => {
    const skeleton = await renderSkeleton({ from: "Us <us@example.com>", templateKey, data });
    const filled = fillSkeleton(skeleton, {
      to: "ada@example.com",
      firstName: "Ada",
      unsubscribeUrl: url,
      oneClickUrl,
    });
    expect(filled.headers).toEqual({
      "List-Unsubscribe": `<${oneClickUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(filled.to).toBe("ada@example.com");
    expect(JSON.stringify(filled)).not.toMatch(/[\uE000\uE001]|reader\.invalid/);
  });
});

it("is told to people with braces where readers differ, for they see boxes in place of marks", async () => {
  const data = { ...withoutReader(templateOf("block_letter").example), subject: "Six letters, {firstName}" };
  const { subject } = await renderSkeleton({ from: "", templateKey: "block_letter", data });
  expect(subject).not.toBe("Six letters, {firstName}");
  expect(withPlaceholders(subject)).toBe("Six letters, {firstName}");
});

describe("a send job", () => {
  const job = (data: Record<string, unknown>) => ({
    ...{ name: "n", audience: { filter: { all: [] } }, topic: "newsletter", sendingDomain: "news.hedgeco.example" },
    ...{ throttlePerHour: 100, unsubscribeLink: true, copy: { templateKey: "newsletter", data } },
  });
  const data = withoutReader(templateOf("newsletter").example);

  it("takes what an agent writes, and nothing that is filled in for each reader", () => {
    expect(SendJob.safeParse(job(data)).success).toBe(true);
    expect(SendJob.safeParse(job({ ...data, firstName: "Ada" })).success).toBe(false);
    expect(SendJob.safeParse(job({ ...data, unsubscribeUrl: "https://evil.example" })).success).toBe(false);
  });

  it("refuses marks in its words, and line breaks in its subject", () => {
    expect(SendJob.safeParse(job({ ...data, heading: "\uE000to\uE001" })).success).toBe(false);
    expect(SendJob.safeParse(job({ ...data, subject: "a\r\nBcc: x@example.com" })).success).toBe(false);
  });
});

describe("a first name", () => {
  it.each([
    ["Ada Lovelace", "Ada"],
    ["  Łukasz  Nowak", "Łukasz"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["愛 佐藤", "愛"],
  ])("of %j is %j", (name, first) => expect(firstNameOf(name)).toBe(first));

  it.each(["", "   ", "\u202Egnp", "\uE000to\uE001", "x".repeat(81), "\uD800"])("of %j there is none", (name) => {
    expect(firstNameOf(name)).toBeNull();
  });
});
