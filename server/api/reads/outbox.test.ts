import { afterAll, beforeAll, expect, test } from "vitest";
import { localMails } from "@/drizzle/schema/mail";
import { sendSignInLink } from "@/server/auth/sign-in-mail";
import { localMail } from "@/server/effects/local-mail";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { MailListInput, listMails, readMail } from "./outbox";

const TO = "evan@hedgeco.example";
const LINK = `https://ops.hedgeco.example/api/auth/callback/email?callbackUrl=%2F&token=4c9a&email=${TO}`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const mail = localMail(database.db);
  const from = "ops@hedgeco.example";
  await sendSignInLink(mail, { from, to: TO, url: LINK });
  const plain = { from, to: TO, subject: "Welcome", html: "<p>Welcome</p>", text: "Welcome", headers: {} };
  await mail.send(plain, { key: "welcome", signal: new AbortController().signal });
});
afterAll(() => database.close());

test("the outbox lists and shows mails, but none that would sign its reader in", async () => {
  const { items } = await listMails(database.db, MailListInput.parse({ q: TO }));
  expect(items.map(({ subject }) => subject)).toEqual(["Welcome"]);
  const rows = await database.db.select({ id: localMails.id, text: localMails.text }).from(localMails);
  const read = (text: string) => readMail(database.db, rows.find((row) => row.text.includes(text))?.id ?? "none");
  expect(await read("Welcome")).toMatchObject({ subject: "Welcome" });
  await expect(read(LINK)).rejects.toMatchObject({ code: "not_found" });
});
