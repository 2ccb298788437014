import { generateKeyPairSync } from "node:crypto";
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

test("a webhook that was given up keeps its payload at least as long as one that was processed", () => {
  const days = (processed: string, dead: string) =>
    parseEnv({ ...NEEDED, WEBHOOK_PAYLOAD_DAYS: processed, WEBHOOK_DEAD_PAYLOAD_DAYS: dead });
  expect(days("7", "7")).toMatchObject({ WEBHOOK_PAYLOAD_DAYS: 7, WEBHOOK_DEAD_PAYLOAD_DAYS: 7 });
  expect(parseEnv(NEEDED)).toMatchObject({ WEBHOOK_PAYLOAD_DAYS: 30, WEBHOOK_DEAD_PAYLOAD_DAYS: 180 });
  expect(() => days("8", "7")).toThrow(/WEBHOOK_DEAD_PAYLOAD_DAYS: must not be less/);
  expect(() => days("0", "7")).toThrow(/WEBHOOK_PAYLOAD_DAYS/);
});

test("what is wrong is named, its value is not shown", () => {
  expect(() => parseEnv({ ...NEEDED, NEXTAUTH_SECRET: "hunter2" })).toThrow(/NEXTAUTH_SECRET: must have/);
  expect(() => parseEnv({ ...NEEDED, NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
});

test("a provider's secrets may be several while one replaces another, and each must be one", () => {
  const secrets = (text: string) => parseEnv({ ...NEEDED, STRIPE_WEBHOOK_SECRET: text }).STRIPE_WEBHOOK_SECRET;
  expect(secrets("")).toEqual([]);
  expect(secrets(" whsec_old12345  whsec_new12345 ")).toEqual(["whsec_old12345", "whsec_new12345"]);
  expect(() => secrets("whsec_old12345 hunter2")).toThrow(/STRIPE_WEBHOOK_SECRET: must begin with whsec_/);
  expect(() => secrets("whsec_old12345 hunter2")).not.toThrow(/hunter2/);
});

test.each([
  ["P-256", 1],
  ["P-384", "must be a public key on P-256"],
  ["secp256k1", "must be a public key on P-256"],
])("of a key of SendGrid's on %s we say: %s", (namedCurve, said) => {
  const key = generateKeyPairSync("ec", { namedCurve }).publicKey.export({ format: "der", type: "spki" });
  const keysOrProblem = () => {
    try {
      return parseEnv({ ...NEEDED, SENDGRID_WEBHOOK_KEY: key.toString("base64") }).SENDGRID_WEBHOOK_KEY.length;
    } catch (error) {
      return /must be a public key on P-256/.exec(String(error))?.[0];
    }
  };
  expect(keysOrProblem()).toBe(said);
});
