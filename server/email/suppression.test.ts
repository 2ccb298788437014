import { afterAll, beforeAll, expect, test } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { testDatabase } from "@/server/testing/database";
import { findSuppressed } from "./suppression";
import type { MailPurpose } from "./suppression";

const TRANSACTIONAL = { kind: "transactional" } as const;

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  const createdAt = new Date("2026-01-05T09:00:00Z");
  await database.db.insert(suppressions).values([
    { email: "Gone@Example.com", reason: "bounce", source: "resend", createdAt },
    { email: "angry@example.com", reason: "complaint", source: "resend", createdAt },
  ]);
});
afterAll(() => database.close());

test("finds the suppressed among many, whatever their letter case", async () => {
  const asked = ["fine@example.com", "GONE@example.COM", " angry@example.com "];
  expect(await findSuppressed(database.db, asked, TRANSACTIONAL)).toEqual(
    new Set(["GONE@example.COM", " angry@example.com "]),
  );
});

test("asks nothing for nobody", async () => {
  expect(await findSuppressed(database.db, [], TRANSACTIONAL)).toEqual(new Set());
});

test("takes a hundred thousand addresses, hostile ones included", async () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `member${n}@example.com`);
  const hostile = ["'; drop table suppressions; --", '"quoted"@example.com', "[]", "angry@example.com"];
  expect(await findSuppressed(database.db, [...many, ...hostile], TRANSACTIONAL)).toEqual(
    new Set(["angry@example.com"]),
  );
});

test("reads inside the caller's transaction", async () => {
  const seen = await database.db.transaction(async (tx) => {
    await tx
      .insert(suppressions)
      .values({ email: "new@example.com", reason: "manual", source: "test", createdAt: new Date(0) });
    return findSuppressed(tx, ["new@example.com"], TRANSACTIONAL);
  });
  expect(seen).toEqual(new Set(["new@example.com"]));
});

test("a suppression covers its scope until it ends, and nothing else", async () => {
  const row = { reason: "unsubscribe", source: "test", createdAt: new Date(0) } as const;
  const [past, future] = [new Date(1), new Date("2999-01-01T00:00:00Z")];
  await database.db.insert(suppressions).values([
    { ...row, email: "all@example.com" },
    { ...row, email: "marketing@example.com", scope: "marketing" },
    { ...row, email: "topic@example.com", scope: "topic", topic: "weekly" },
    { ...row, email: "over@example.com", expiresAt: past },
    { ...row, email: "paused@example.com", expiresAt: future },
    // Both rows of one address are one answer.
    { ...row, email: "all@example.com", scope: "marketing" },
  ]);
  const asked = ["all", "marketing", "topic", "over", "paused"].map((name) => `${name}@example.com`);
  const names = async (purpose: MailPurpose) => {
    const found = await findSuppressed(database.db, asked, purpose);
    return asked.filter((email) => found.has(email)).map((email) => email.split("@")[0]);
  };
  expect(await names({ kind: "transactional" })).toEqual(["all", "paused"]);
  expect(await names({ kind: "marketing" })).toEqual(["all", "marketing", "paused"]);
  expect(await names({ kind: "marketing", topic: "weekly" })).toEqual(["all", "marketing", "topic", "paused"]);
  expect(await names({ kind: "marketing", topic: "monthly" })).toEqual(["all", "marketing", "paused"]);
});
