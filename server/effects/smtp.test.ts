import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MailMessage } from "@/server/kernel/ports";
import { startFakeSmtp } from "@/server/testing/fake-smtp";
import type { FakeSmtp, SmtpBehaviour } from "@/server/testing/fake-smtp";
import { smtpMail } from "./smtp";

const never = new AbortController().signal;
const MAIL: MailMessage = {
  from: "HedgeCo Operations <operations@hedgeco.example>",
  to: "Zoë Núñez <zoe@example.com>",
  subject: "Grüße — welcome",
  html: "<p>Welcome, Zoë</p>",
  text: "Welcome, Zoë",
  headers: { "X-Entity-Ref-ID": "1" },
};

let smtp: FakeSmtp;
beforeAll(async () => {
  smtp = await startFakeSmtp();
});
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.stages.length = 0;
});

const messageIdIn = (raw: string) => /^Message-ID: (<[^>]+>)/im.exec(raw)?.[1];

test("an accepted mail is done, with both bodies and one recipient", async () => {
  const result = await smtpMail(smtp.url).send(MAIL, { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "done", result: { reply: expect.stringContaining("250") } });
  expect(smtp.mails).toHaveLength(1);
  expect(smtp.mails[0]).toMatchObject({ from: "operations@hedgeco.example", to: ["zoe@example.com"] });
  expect(smtp.mails[0]?.raw).toMatch(/text\/plain/);
  expect(smtp.mails[0]?.raw).toMatch(/text\/html/);
  expect(smtp.mails[0]?.raw).toMatch(/^X-Entity-Ref-ID: 1/im);
});

test("the same key always makes the same Message-ID, another key another one", async () => {
  const port = smtpMail(smtp.url);
  const first = await port.send(MAIL, { key: "key-a", signal: never });
  await port.send(MAIL, { key: "key-a", signal: never });
  await port.send(MAIL, { key: "key-b", signal: never });
  const [a1, a2, b] = smtp.mails.map(({ raw }) => messageIdIn(raw));
  expect(a1).toMatch(/^<[0-9a-f]{40}@hedgeco\.example>$/);
  expect(a2).toBe(a1);
  expect(b).not.toBe(a1);
  expect(first).toMatchObject({ providerId: a1 });
});

test("the ledger is told that SMTP forgets keys", () => {
  expect(smtpMail(smtp.url).keyWindowMs).toBeNull();
});

describe("every way a conversation can go has one meaning", () => {
  const cases: [string, SmtpBehaviour, string, string][] = [
    ["421 at connect", { refuseAt: "connect", code: 421 }, "retry", "deferred"],
    ["554 at connect", { refuseAt: "connect", code: 554 }, "failed", "rejected"],
    ["451 for the recipient (greylisting)", { refuseAt: "recipient", code: 451 }, "retry", "deferred"],
    ["550 for the recipient", { refuseAt: "recipient", code: 550 }, "failed", "rejected"],
    ["452 after the data", { refuseAt: "data", code: 452 }, "retry", "deferred"],
    ["554 after the data", { refuseAt: "data", code: 554 }, "failed", "rejected"],
    ["dropped at connect", "drop-at-connect", "retry", "connection_lost"],
    ["dropped before the data", "drop-at-recipient", "retry", "connection_lost"],
  ];
  test.each(cases)("%s", async (_name, behaviour, outcome, code) => {
    smtp.next(behaviour);
    const result = await smtpMail(smtp.url).send(MAIL, { key: "key-1", signal: never });
    expect(result).toMatchObject({ outcome, problem: { code } });
    expect(smtp.mails).toHaveLength(0);
  });
});

test("a mail taken without a confirmation is unknown", async () => {
  smtp.next("accept-then-drop");
  const result = await smtpMail(smtp.url).send(MAIL, { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "unknown", problem: { code: "no_answer" } });
  expect(smtp.mails).toHaveLength(1);
});

test("a server that cannot be reached is a retry", async () => {
  const gone = await startFakeSmtp();
  await gone.close();
  const result = await smtpMail(gone.url).send(MAIL, { key: "key-1", signal: never });
  expect(result).toMatchObject({ outcome: "retry", problem: { code: "connection_lost" } });
});

describe("an abort ends the conversation at once", () => {
  const cases: [SmtpBehaviour, string, string][] = [
    ["hang-at-connect", "connect", "retry"],
    ["hang-at-recipient", "recipient", "retry"],
    ["hang-after-data", "data", "unknown"],
  ];
  test.each(cases)("%s", async (behaviour, stage, outcome) => {
    const abort = new AbortController();
    smtp.next(behaviour);
    const sending = smtpMail(smtp.url).send(MAIL, { key: "key-1", signal: abort.signal });
    await smtp.reached(stage);
    abort.abort();
    expect(await sending).toMatchObject({ outcome });
    await smtp.allClosed();
  });

  test("before the start nothing is connected", async () => {
    const result = await smtpMail(smtp.url).send(MAIL, { key: "key-1", signal: AbortSignal.abort() });
    expect(result).toMatchObject({ outcome: "retry", problem: { code: "aborted" } });
    expect(smtp.stages).toEqual([]);
  });
});

describe("an address beyond ASCII", () => {
  const to = (address: string) => smtpMail(smtp.url).send({ ...MAIL, to: address }, { key: "key-1", signal: never });

  test("goes to a server that announces SMTPUTF8 as it is, its domain in ASCII", async () => {
    expect(await to("Ju\u0308rgen@bücher.example")).toMatchObject({ outcome: "done" });
    const [mail] = smtp.mails;
    // The server reads domains as people do; what travelled is in the header.
    expect(mail?.to).toEqual(["Jürgen@bücher.example"]);
    expect(mail?.raw).toMatch(/^To: Jürgen@xn--bcher-kva\.example\r$/m);
  });

  test("before its domain alone needs no SMTPUTF8", async () => {
    const old = await startFakeSmtp(undefined, { hideSMTPUTF8: true });
    const sent = { ...MAIL, to: "leser@bücher.example" };
    expect(await smtpMail(old.url).send(sent, { key: "key-1", signal: never })).toMatchObject({ outcome: "done" });
    expect(old.mails[0]?.raw).toMatch(/^To: leser@xn--bcher-kva\.example\r$/m);
    await old.close();
  });

  test("is refused for good, with a reason, where the server does not announce it", async () => {
    const old = await startFakeSmtp(undefined, { hideSMTPUTF8: true });
    const sent = { ...MAIL, to: "jürgen@example.com" };
    expect(await smtpMail(old.url).send(sent, { key: "key-1", signal: never })).toMatchObject({
      outcome: "failed",
      problem: { code: "rejected", message: expect.stringContaining("SMTPUTF8") },
    });
    expect(old.stages).toEqual(["connect"]);
    await old.close();
  });

  test.each(["ad\u200ba@example.com", "ada\u202e@example.com", "ada@exam\u00adple.com"])(
    "%j, in which something is not seen, is no mailbox",
    async (address) => expect(await to(address)).toMatchObject({ outcome: "failed", problem: { code: "bad_address" } }),
  );
});

describe("a server that asks for a sign-in", () => {
  const login = { user: "ops@hedgeco", pass: "p@ss:w/rd %" };

  test("gets the credentials of the URL", async () => {
    const strict = await startFakeSmtp(login);
    expect(await smtpMail(strict.url).send(MAIL, { key: "key-1", signal: never })).toMatchObject({ outcome: "done" });
    await strict.close();
  });

  test("refuses wrong ones for good, and the password is in no problem", async () => {
    const strict = await startFakeSmtp(login);
    const wrong = strict.url.replace(encodeURIComponent(login.pass), "wr0ng-secret");
    const result = await smtpMail(wrong).send(MAIL, { key: "key-1", signal: never });
    expect(result).toMatchObject({ outcome: "failed", problem: { code: "rejected" } });
    expect(JSON.stringify(result)).not.toContain("wr0ng-secret");
    expect(strict.mails).toHaveLength(0);
    await strict.close();
  });
});
