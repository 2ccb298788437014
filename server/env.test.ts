import { expect, test } from "vitest";
import { parseEnv } from "./env";

const NEEDED = {
  DATABASE_URL: "postgres://ops_app@127.0.0.1/ops",
  REDIS_URL: "redis://127.0.0.1",
  NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
};

test("sign-in links without a provider to carry them are refused at the start, by name", () => {
  const start = () => parseEnv({ ...NEEDED, AUTH_MAGIC_LINK: "1", RESEND_API_KEY: "", SMTP_URL: "" });
  expect(start).toThrow(/AUTH_MAGIC_LINK: needs RESEND_API_KEY or SMTP_URL/);
});

test.each([
  { AUTH_MAGIC_LINK: "1", SMTP_URL: "smtp://mail.example.com" },
  { AUTH_MAGIC_LINK: "1", RESEND_API_KEY: "re_test" },
  { AUTH_MAGIC_LINK: "0" },
])("%o is usable", (variables) => {
  expect(parseEnv({ ...NEEDED, ...variables }).AUTH_MAGIC_LINK).toBe(variables.AUTH_MAGIC_LINK === "1");
});

test("what is wrong is named, its value is not shown", () => {
  expect(() => parseEnv({ ...NEEDED, NEXTAUTH_SECRET: "hunter2" })).toThrow(/NEXTAUTH_SECRET: must have/);
  expect(() => parseEnv({ ...NEEDED, NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
});
