import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MailMessage } from "@/server/kernel/ports";
import { testDatabase } from "@/server/testing/database";
import { startFakeSmtp } from "@/server/testing/fake-smtp";
import type { FakeSmtp } from "@/server/testing/fake-smtp";
import { mailPort } from "./mail";

const never = new AbortController().signal;
const MAIL: MailMessage = {
  from: "HedgeCo Operations <operations@hedgeco.example>",
  to: "ada@example.com",
  subject: "Welcome",
  html: "<p>Welcome</p>",
  text: "Welcome",
  headers: {},
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let smtp: FakeSmtp;
beforeAll(async () => {
  [database, smtp] = await Promise.all([testDatabase(), startFakeSmtp()]);
});
afterAll(() => Promise.all([database.close(), smtp.close()]));
beforeEach(() => {
  smtp.stages.length = 0;
});

test("the configuration chooses the provider: Resend, then SMTP, then the local outbox", () => {
  const { db } = database;
  expect(mailPort({ RESEND_API_KEY: "re_1", SMTP_URL: smtp.url }, db).name).toBe("resend");
  expect(mailPort({ SMTP_URL: smtp.url }, db).name).toBe("smtp");
  expect(mailPort({}, db).name).toBe("local");
});

describe("a mail that could smuggle a header or a recipient is refused before anything is sent", () => {
  const attempts: [string, Partial<MailMessage>][] = [
    ["CRLF in the recipient", { to: "ada@example.com\r\nBcc: eve@example.com" }],
    ["LF in the recipient's name", { to: "Ada\nBcc: eve@example.com <ada@example.com>" }],
    ["two recipients", { to: "ada@example.com, eve@example.com" }],
    ["two recipients with names", { to: "Ada <ada@example.com>, Eve <eve@example.com>" }],
    ["a recipient in a name", { to: "eve@example.com <ada@example.com>" }],
    ["an address with a command", { to: "ada@example.com> RCPT TO:<eve@example.com" }],
    ["no recipient", { to: "" }],
    ["a group", { to: "friends: ada@example.com;" }],
    ["CR in the sender", { from: "Ops\r <operations@hedgeco.example>" }],
    ["CRLF in the subject", { subject: "Welcome\r\nBcc: eve@example.com" }],
    ["LF in the subject", { subject: "Welcome\nX: y" }],
    ["a NUL in the subject", { subject: "Wel\u0000come" }],
    ["a line separator in the subject", { subject: "Welcome\u2028Bcc: eve@example.com" }],
    ["half a character in the subject", { subject: "Welcome \ud800" }],
    ["no subject", { subject: "" }],
    ["CRLF in a header's value", { headers: { "X-Ref": "1\r\nBcc: eve@example.com" } }],
    ["CRLF in a header's name", { headers: { "X-Ref\r\nBcc": "eve@example.com" } }],
    ["a colon in a header's name", { headers: { "X-Ref: 1": "2" } }],
    ["a Bcc header", { headers: { bcc: "eve@example.com" } }],
    ["a second From", { headers: { From: "eve@example.com" } }],
    ["another Content-Type", { headers: { "Content-Type": "text/html" } }],
  ];
  test.each(attempts)("%s", async (_name, change) => {
    for (const port of [mailPort({ SMTP_URL: smtp.url }, database.db), mailPort({}, database.db)]) {
      const result = await port.send({ ...MAIL, ...change }, { key: "key-1", signal: never });
      expect(result).toMatchObject({ outcome: "failed" });
      expect(JSON.stringify(result)).not.toContain("eve@example.com");
    }
    expect(smtp.stages).toEqual([]);
  });
});

test.each([
  ...["ada@example.com", "Ada Lovelace <ada@example.com>", '"Lovelace, Ada" <ada@example.com>'],
  ...["zoë@exämple.com", "a+b.c_d-e'f@sub.example.co.uk", "<ada@example.com>"],
])("%s is a recipient", async (to) => {
  const result = await mailPort({}, database.db).send({ ...MAIL, to }, { key: `to:${to}`, signal: never });
  expect(result).toMatchObject({ outcome: "done" });
});
