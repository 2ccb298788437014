import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localMails } from "@/drizzle/schema/mail";
import { connectDatabase } from "@/server/db";
import type { MailMessage } from "@/server/kernel/ports";
import { testDatabase } from "@/server/testing/database";
import { localMail } from "./local-mail";

const never = new AbortController().signal;
const MAIL: MailMessage = {
  from: "HedgeCo Operations <operations@hedgeco.example>",
  to: "ada@example.com",
  subject: "Welcome",
  html: "<p>Welcome</p>",
  text: "Welcome",
  headers: { "X-Entity-Ref-ID": "1" },
};

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const storedWith = (key: string) => database.db.select().from(localMails).where(eq(localMails.effectKey, key));

test("a mail is stored whole", async () => {
  const result = await localMail(database.db).send(MAIL, { key: "whole", signal: never });
  const [row] = await storedWith("whole");
  expect(row).toMatchObject(MAIL);
  expect(result).toEqual({ outcome: "done", providerId: row?.id });
});

test("a repeated key answers with the first mail, also when both come at once", async () => {
  const port = localMail(database.db);
  const results = await Promise.all(
    ["first", "second", "third"].map((subject) => port.send({ ...MAIL, subject }, { key: "twice", signal: never })),
  );
  const rows = await storedWith("twice");
  expect(rows).toHaveLength(1);
  expect(results).toEqual(results.map(() => ({ outcome: "done", providerId: rows[0]?.id })));
});

test("an aborted call stores nothing", async () => {
  const result = await localMail(database.db).send(MAIL, { key: "late", signal: AbortSignal.abort() });
  expect(result).toMatchObject({ outcome: "retry" });
  expect(await storedWith("late")).toHaveLength(0);
});

test("text that Postgres cannot hold fails for good", async () => {
  const result = await localMail(database.db).send({ ...MAIL, text: "a\u0000b" }, { key: "nul", signal: never });
  expect(result).toMatchObject({ outcome: "failed", problem: { code: "rejected" } });
});

test("a lost database leaves the outcome unknown and shows no connection string", async () => {
  const lost = connectDatabase(database.url, 1);
  await lost.close();
  const result = await localMail(lost.db).send(MAIL, { key: "lost", signal: never });
  expect(result).toMatchObject({ outcome: "unknown" });
  expect(JSON.stringify(result)).not.toContain("postgres://");
});
