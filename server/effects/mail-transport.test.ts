import { describe, expect, it } from "vitest";
import type { Db } from "@/server/db";
import { carriesUnicodeAddresses, mailTransport } from "@/server/env";
import { mailPort } from "./mail";

describe("the transport that the console names", () => {
  it.each([
    {},
    { SMTP_URL: "smtp://127.0.0.1:2525" },
    { RESEND_API_KEY: "re_test" },
    { RESEND_API_KEY: "re_test", SMTP_URL: "smtp://127.0.0.1:2525" },
  ])("is the one that carries the mail: %o", (env) => {
    // Safe because no port touches the database before it is asked to send.
    expect(mailTransport(env)).toBe(mailPort(env, {} as Db).name);
  });

  it.each([
    [{}, true],
    [{ SMTP_URL: "smtp://127.0.0.1:2525" }, false],
    [{ SMTP_URL: "smtp://127.0.0.1:2525", SMTP_UTF8: true }, true],
    [{ RESEND_API_KEY: "re_test", SMTP_UTF8: true }, false],
  ])("takes letters beyond ASCII before the @ or not: %o, %s", (env, takes) => {
    expect(carriesUnicodeAddresses({ SMTP_UTF8: false, ...env })).toBe(takes);
  });
});
