import { describe, expect, test } from "vitest";
import { KernelError } from "@/server/kernel/errors";
import { renderTemplate } from "./render-template";

const notice = (change: object) => ({ level: "info", title: "Title", paragraphs: ["Text"], ...change });
const welcome = (change: object) => ({ firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/", ...change });

test("other data, another hash and other bytes", async () => {
  const ada = await renderTemplate("welcome_investor", welcome({}));
  const bob = await renderTemplate("welcome_investor", welcome({ firstName: "Bob" }));
  expect(bob.renderHash).not.toBe(ada.renderHash);
  expect(bob.html).not.toBe(ada.html);
});

test("the hash is over key, version and data alone", async () => {
  const { renderHash } = await renderTemplate("welcome_investor", welcome({}));
  // SHA-256 of {"data":{"dashboardUrl":"https://members.hedgeco.example/","firstName":"Ada"},"key":"welcome_investor","version":1}
  expect(renderHash).toBe("633d3d2f9ccb9cebb0978237cf8f1b438871e8425846c43d4331b0cd78b61036");
});

describe("what the data says is text, never markup", () => {
  const payloads = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "<!--[if mso]><script>alert(1)</script><![endif]-->",
    "--><script>alert(1)</script><!--",
    '<a href="javascript:alert(1)">click</a>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "' onmouseover='alert(1)",
    "<iframe src=//evil.example>",
    "{{constructor.constructor('alert(1)')()}}",
    "<table><td background=javascript:alert(1)>",
    "</title><base href=//evil.example>",
  ];
  test.each(payloads)("%s", async (payload) => {
    const plain = await renderTemplate("operator_notice", notice({ details: [{ label: "L", value: "V" }] }));
    const { html, text } = await renderTemplate(
      "operator_notice",
      notice({ title: payload, paragraphs: [payload], details: [{ label: "L", value: payload }] }),
    );
    expect(tagsOf(html)).toEqual(tagsOf(plain.html));
    expect(text).toContain(payload);
  });
});

test.each([
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "file:///etc/passwd",
  ],
  ...["//evil.example", "/relative", "members.hedgeco.example", "https://", "https:///x", "http:evil.example", ""],
  ...[
    "https://ops@evil.example/",
    "https://a.example/ x",
    "https://a.example/\nx",
    'https://a.example/"x',
    "https://a.example/<x",
  ],
  ...[
    "\u0001javascript:alert(1)",
    "java\tscript:alert(1)",
    "https://a\\@b.example/",
    "mailto:eve@example.com",
    "https://x\u202e.example/",
  ],
])("%j is refused as a link", async (dashboardUrl) => {
  const refused = renderTemplate("welcome_investor", welcome({ dashboardUrl }));
  await expect(refused).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ path: "data.dashboardUrl" }] },
  });
});

test.each([
  "http://127.0.0.1:3000/x",
  "https://members.hedgeco.example/a?b=c&d=%20#e",
  "https://xn--hdgco-4ve.example/",
])("%s is a link", async (dashboardUrl) => {
  const { html } = await renderTemplate("welcome_investor", welcome({ dashboardUrl }));
  expect(html).toContain(`href="${dashboardUrl.replaceAll("&", "&amp;")}"`);
});

test.each([
  "Ada\r\nBcc: eve@example.com",
  "Ada\u0000",
  "Ada\u2028x",
  "\u202eadA",
  "Ada \ud800",
  "",
  "   ",
  "x".repeat(81),
])("%j is refused as a name, so a subject is always one plain line", async (firstName) => {
  await expect(renderTemplate("welcome_investor", welcome({ firstName }))).rejects.toThrow(KernelError);
});

test.each(["José Ñandú", "张伟", "O'Connor-Smith", "Zoë 🎉", "مريم"])("%s is a name", async (firstName) => {
  const { subject, html, text } = await renderTemplate("welcome_investor", welcome({ firstName }));
  expect(subject).toContain(firstName);
  expect(text).toContain(firstName);
  expect(html).toContain(firstName.replaceAll("'", "&#x27;"));
});

test("every field at fault is named", async () => {
  const refused = renderTemplate("confirmation", { firstName: "", what: "x", confirmUrl: "ftp://x", validHours: 0 });
  const error: unknown = await refused.catch((reason: unknown) => reason);
  if (!(error instanceof KernelError)) throw error;
  const { fields } = error.details;
  expect(fields).toMatchObject([{ path: "data.firstName" }, { path: "data.confirmUrl" }, { path: "data.validHours" }]);
});

/** The markup of a document without its text. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}
