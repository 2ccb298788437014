import { afterAll, beforeAll, expect, test } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { testDatabase } from "@/server/testing/database";
import { findSuppressed } from "./suppression";

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
  expect(await findSuppressed(database.db, asked)).toEqual(new Set(["gone@example.com", "angry@example.com"]));
});

test("asks nothing for nobody", async () => {
  expect(await findSuppressed(database.db, [])).toEqual(new Set());
});

test("takes a hundred thousand addresses, hostile ones included", async () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `member${n}@example.com`);
  const hostile = ["'; drop table suppressions; --", '"quoted"@example.com', "[]", "angry@example.com"];
  expect(await findSuppressed(database.db, [...many, ...hostile])).toEqual(new Set(["angry@example.com"]));
});

test("reads inside the caller's transaction", async () => {
  const seen = await database.db.transaction(async (tx) => {
    await tx
      .insert(suppressions)
      .values({ email: "new@example.com", reason: "manual", source: "test", createdAt: new Date(0) });
    return findSuppressed(tx, ["new@example.com"]);
  });
  expect(seen).toEqual(new Set(["new@example.com"]));
});
