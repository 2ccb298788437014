import { describe, expect, it } from "vitest";
import { newBearerKey } from "@/server/auth/bearer-key";
import { findSecrets } from "./find-secrets";

const a = (count: number) => "a1B2".repeat(Math.ceil(count / 4)).slice(0, count);

describe("each sort of secret is told by name", () => {
  it.each([
    ["private_key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
    ["private_key", `{"key":"-----BEGIN PRIVATE KEY-----\\nMIIE"}`],
    ["operations_key", newBearerKey("velma").key],
    ["callback_secret", `whsec_${a(44)}`],
    ["cloud_key", `aws_access_key_id = AKIA${"Q".repeat(16)}`],
    ["cloud_key", `AIza${a(35)}`],
    ["code_host_token", `ghp_${a(36)}`],
    ["chat_token", `xoxb-${a(24)}`],
    ["payment_key", `sk_live_${a(24)}`],
    ["service_key", `sk-proj-${a(40)}`],
    ["web_token", `eyJ${a(20)}.eyJ${a(30)}.${a(20)}`],
    ["bearer_token", `Authorization: Bearer ${a(32)}`],
    ["password_in_address", "postgres://ops:hunter22@db.example:5432/ops"],
    ["password", 'login failed, password="correct-horse"'],
    ["password", `API_KEY=${a(12)}`],
    ["card_number", "paid with 4242 4242 4242 4242 today"],
    ["card_number", "card 5555555555554444."],
    ["card_number", "amex 3782 822463 10005"],
  ])("%s in %j", (sort, text) => {
    expect(findSecrets(text)).toContain(sort);
    expect(findSecrets(`${"line before\n".repeat(500)}${text}\nline after`)).toContain(sort);
  });
});

describe("what is no secret gives no warning", () => {
  it.each([
    "2026-11-28T10:00:00.123Z signup.started email=zoe@fund.example country=DE score=0.12",
    "0199c3a4-6f2e-7c51-9a1b-5d2b8f0a4e77 4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945",
    "The password was reset; a Bearer key is needed. sk- AKIA whsec_ eyJ",
    "password: ********",
    "https://register.example/entry/harbour?page=2",
    "4242 4242 4242 4243 fails the check, 9999999999999995 has no issuer, 1795859909393 is a time",
    "id=14242424242424242424242 v1.4242424242424242.0",
  ])("%j", (text) => expect(findSecrets(text)).toEqual([]));
});

it("takes a time that grows with the text alone, whatever is in it", () => {
  const parts = [
    "eyJ",
    "eyJaaaaaaaa.",
    "ops_a_",
    "4444 ",
    "4",
    "://a:",
    "password= ",
    "-----BEGIN A ",
    "sk-",
    "SG.aaaa.",
  ];
  for (const part of parts) {
    const started = performance.now();
    findSecrets(part.repeat(4_000_000 / part.length));
    expect(performance.now() - started, part).toBeLessThan(3_000);
  }
});
