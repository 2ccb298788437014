import { describe, expect, it } from "vitest";
import { templateOf } from "@/server/email/templates/registry";
import { contentHashOf, LetterCopy } from "./letter-copy";
import { renderSample } from "./render-sample";

const words = (as: Record<string, unknown> = {}) => ({
  subject: "Letters",
  preview: "What managers wrote.",
  blocks: [{ kind: "paragraph", text: "Hello {firstName}." }],
  ...as,
});
const refusal = (as: Record<string, unknown>) =>
  LetterCopy.safeParse(words(as)).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
const withBlock = (block: Record<string, unknown>) => refusal({ blocks: [block] });

describe("placeholders", () => {
  it.each(["{lastName}", "{ firstName }", "{{firstName}}", "{firstName", "firstName}", "{}", "{constructor}", "{to}"])(
    "%s is refused wherever words are",
    (text) => {
      expect(refusal({ subject: `A ${text}` })).toEqual([expect.stringContaining("subject has braces")]);
      expect(refusal({ preview: text })).toHaveLength(1);
      expect(withBlock({ kind: "heading", text })).toEqual([expect.stringContaining("blocks.0.text")]);
      expect(withBlock({ kind: "paragraph", text })).toHaveLength(1);
      expect(withBlock({ kind: "story", title: text, text, url: "https://hedgeco.example" })).toHaveLength(2);
      expect(withBlock({ kind: "button", label: text, url: "https://hedgeco.example" })).toHaveLength(1);
      expect(withBlock({ kind: "button", label: "Go", url: `https://hedgeco.example/${text}` })).toBeDefined();
    },
  );

  it("the reader's name is filled in once: a name that looks like a placeholder is only a name", async () => {
    const copy = LetterCopy.parse(words({ subject: "{firstName} and {firstName}" }));
    const mail = await renderSample("block_letter", copy, "{firstName}$&");
    expect(mail.subject).toBe("{firstName}$& and {firstName}$&");
    expect(mail.text).toContain("Hello {firstName}$&.");
  });

  it("the marks of mailings are refused, or words could ask for a reader's address", () => {
    expect(refusal({ subject: "\uE000to\uE001" })).toHaveLength(1);
    expect(withBlock({ kind: "button", label: "Go", url: "https://hedgeco.example/\uE000to\uE001" })).toHaveLength(1);
  });
});

describe("hostile words", () => {
  it.each(["a\r\nBcc: x@example.com", "a\nb", "a\u0000", "a\u2028b", "a\u202Eb"])(
    "a subject like %j is refused",
    (subject) => {
      expect(refusal({ subject })).toHaveLength(1);
    },
  );

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "https://a@evil.example",
    'https://e.example/"onx="',
  ])("a link to %s is refused", (url) => {
    expect(withBlock({ kind: "button", label: "Go", url })).toHaveLength(1);
    expect(withBlock({ kind: "story", title: "T", text: "T", url })).toHaveLength(1);
  });

  it("HTML is shown as it is written", async () => {
    const evil = `<img src=x onerror=alert(1)></h1><script>alert(1)</script><a href="javascript:x">`;
    const blocks = [
      { kind: "heading", text: evil },
      { kind: "heading", text: evil },
      { kind: "paragraph", text: evil },
      { kind: "story", title: evil, text: evil, url: "https://hedgeco.example/a" },
    ];
    const copy = LetterCopy.parse(words({ subject: "<b>Hi</b>", preview: evil, blocks }));
    for (const templateKey of ["block_letter", "block_notice"] as const) {
      const { html } = await renderSample(templateKey, copy, "<i onerror=x>Bo</i>");
      expect(html).not.toMatch(/<script|<img|href="javascript|<[^>]*\sonerror=/i);
      expect(html).toContain("&lt;script&gt;");
    }
  });

  it("unknown blocks, unknown members and letters without end are refused", () => {
    expect(withBlock({ kind: "html", text: "x" })).toHaveLength(1);
    expect(withBlock({ kind: "divider", style: "x" })).toHaveLength(1);
    expect(refusal({ blocks: [] })).toHaveLength(1);
    expect(refusal({ blocks: Array.from({ length: 31 }, () => ({ kind: "divider" })) })).toHaveLength(1);
  });
});

describe("the same words", () => {
  const copy = LetterCopy.parse(words());
  const turned = LetterCopy.parse(Object.fromEntries(Object.entries(words()).toReversed()));

  it("have the same hash whatever the order of their members; other words, or another template, have another", () => {
    expect(contentHashOf("block_letter", turned)).toBe(contentHashOf("block_letter", copy));
    expect(contentHashOf("block_notice", copy)).not.toBe(contentHashOf("block_letter", copy));
    expect(contentHashOf("block_letter", { ...copy, preview: "Other." })).not.toBe(contentHashOf("block_letter", copy));
  });

  it("render to the same bytes under the same render hash", async () => {
    const [first, again] = [await renderSample("block_letter", copy), await renderSample("block_letter", turned)];
    expect(again).toEqual(first);
    expect((await renderSample("block_letter", copy, "Ada")).renderHash).not.toBe(first.renderHash);
    expect(first.templateVersion).toBe(templateOf("block_letter").version);
  });
});
