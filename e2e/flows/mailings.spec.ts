import type { Page } from "@playwright/test";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { audienceLists, mailPreferences } from "@/drizzle/schema/campaigns";
import { localMails, suppressions } from "@/drizzle/schema/mail";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, expectNoSidewaysScroll } from "@/e2e/page-health";
import { actionPanel } from "@/e2e/pages/action-panel";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { importDialog, mailSample, mailingsPage } from "@/e2e/pages/mailings-page";
import { bounceOf, tellAsResend } from "@/e2e/resend-events";
import { uniqueName } from "@/e2e/world";
import type { World } from "@/e2e/world";
import { mailingTo, makeReaders } from "@/server/testing/mailing-scene";

const COUNT = 30;
/** The demo's warm one. */
const DOMAIN = "news.hedgeco.example";
const SLOW = { timeout: 30_000 };

test("a newsletter goes out after Evan has read it, and its figures add up whatever happens on the way", async ({
  evan,
  daphne,
  world,
  policy,
}) => {
  // Nobody reads here, so the time that reading takes is not asked for; and there is nothing to take back.
  await policy({ readingFloorSeconds: 0, undoWindowSeconds: 1, undoSecondsPer100Targets: 0 });
  const { tag, rows } = await makeReaders(world.db, COUNT);
  const emails = rows.map(({ email }) => email);
  const name = uniqueName("Autumn letters");
  const input = mailingTo(tag, DOMAIN, { name, throttlePerHour: 5_000, expectedCount: COUNT });
  const held = await daphne.submit({ action: "email.send_campaign", input });
  expect(held).toMatchObject({ status: "held", riskLevel: "high", targetCount: COUNT });

  await test.step("Evan looks at mails of real readers, and approves by typing how many they are", async () => {
    await evan.goto(`/approvals/${held.id}`);
    const sample = mailSample(evan);
    await expect(sample.reader).toContainText("in the canary");
    await expect(sample.mail.getByRole("heading", { name: "What managers said" })).toBeVisible();
    const first = await sample.reader.textContent();
    await sample.next.click();
    await expect(sample.reader).not.toHaveText(first ?? "");
    await sample.asText.click();
    await expect(sample.text).toContainText("/unsubscribe/");
    await expect(sample.difference).toContainText("Readers");
    await expect(sample.checks).toContainText("Every address in it is on our own site.");
    await expect(sample.checks.getByRole("img", { name: "Fine" })).not.toHaveCount(0);
    await approve(evan, held.id, COUNT);
  });

  const mailings = mailingsPage(evan);
  await test.step("one mail goes first, and the list says that the rest waits", async () => {
    await mailings.open();
    await expect(mailings.row(name)).toContainText("Canary done", SLOW);
    await mailings.row(name).getByRole("link", { name }).click();
    await expect(mailings.figure("Sent")).toContainText("1of 30; 29 to come");
  });

  const first = await onlyMail(world, emails);
  await test.step("the first reader leaves by one click, and a mail program's GET changes nothing", async () => {
    const oneClick = oneClickOf(first.headers);
    expect((await fetch(oneClick, { redirect: "manual" })).status).toBe(303);
    expect(await wantsNewsletter(world, rows, first.to)).toBe(true);
    const body = "List-Unsubscribe=One-Click";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect((await fetch(oneClick, { method: "POST", body, headers })).status).toBe(200);
    expect(await wantsNewsletter(world, rows, first.to)).toBe(false);
  });

  await test.step("a signed bounce closes the address of one who has had no mail yet", async () => {
    const closed = emails.find((email) => email !== first.to) ?? "";
    expect(await tellAsResend(bounceOf(closed), { id: `msg_${crypto.randomUUID()}` })).toBe(200);
    expect(await tellAsResend(bounceOf(first.to, first.effectKey), { id: `msg_${crypto.randomUUID()}` })).toBe(200);
    await expect
      .poll(() => world.db.$count(suppressions, inArray(suppressions.email, [closed, first.to])), SLOW)
      .toBe(2);
  });

  await test.step("Evan goes on, and the page adds up", async () => {
    await mailings.goOn.click();
    await decisionDialog(evan)
      .confirm("Continue with", COUNT - 1)
      .click();
    expect(await daphne.wait(held.id, 60)).toMatchObject({ status: "succeeded" });
    await mailings.openOne(held.id);
    await expect(mailings.header).toContainText("Done");
    await expect(mailings.figure("Sent")).toContainText("29of 30; 0 to come");
    await expect(mailings.figure("Left out")).toContainText(/^Left out1/);
    await expect(mailings.figure("Failed")).toContainText(/^Failed0/);
    await expect(mailings.figure("Bounced")).toContainText(/^Bounced1/);
    await expect(mailings.figure("Left the topic")).toContainText(/^Left the topic1/);
    await expect(mailings.whyNone).toContainText("Address closed since the approval");
    await expectNoSidewaysScroll(evan);
    await expectAccessible(evan);
    expect(await world.db.$count(localMails, inArray(localMails.to, emails))).toBe(COUNT - 1);
  });
});

test("a reader finds the page of the link, without script, and comes back to a topic by it", async ({
  browser,
  evan,
  daphne,
  world,
  policy,
}) => {
  // Whatever was sent within the hour before: he always types the number.
  await policy({ readingFloorSeconds: 0, undoWindowSeconds: 1, undoSecondsPer100Targets: 0, bulkTypedCountFrom: 1 });
  const { tag, rows } = await makeReaders(world.db, 2);
  const input = mailingTo(tag, DOMAIN, { name: uniqueName("To two"), throttlePerHour: 5_000 });
  const { id } = await daphne.submit({ action: "email.send_campaign", input });
  await approve(evan, id, 2);
  expect(await daphne.wait(id, 60)).toMatchObject({ status: "succeeded" });
  const [mail] = await world.db
    .select()
    .from(localMails)
    .where(eq(localMails.to, rows[0]?.email ?? ""));
  const link = /https?:\/\/\S+\/unsubscribe\/[\w.-]+/.exec(mail?.text ?? "")?.[0] ?? "";

  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const reader = await context.newPage();
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Leave the newsletter?");
  await reader.getByRole("button", { name: "Unsubscribe from the newsletter" }).click();
  await expect(reader.getByRole("status")).toContainText("You are off the list");
  expect(await wantsNewsletter(world, rows, mail?.to ?? "")).toBe(false);
  await reader.getByLabel("Newsletter").check();
  await reader.getByRole("button", { name: "Save my choices" }).click();
  await expect(reader.getByRole("status")).toContainText("Saved");
  expect(await wantsNewsletter(world, rows, mail?.to ?? "")).toBe(true);
  await context.close();
});

test("a mailing without a way out is blocked, and daphne can read why", async ({ evan, daphne, world }) => {
  const { tag } = await makeReaders(world.db, 2);
  const input = mailingTo(tag, DOMAIN, { name: uniqueName("No way out"), unsubscribeLink: false });
  const answer = await daphne.submit({ action: "email.send_campaign", input });
  expect(answer).toMatchObject({ status: "blocked", decision: { verdict: "block" } });
  expect(JSON.stringify(answer.decision)).toContain("Marketing mail needs an unsubscribe link");
  await evan.goto(`/approvals/${answer.id}`);
  const panel = actionPanel(evan.getByRole("main"));
  await expect(panel.blockedBecause).toContainText("Marketing mail needs an unsubscribe link");
  await expect(panel.approve).toBeDisabled();
});

test("an audience is built by the keyboard, counted as it grows, saved, and not overwritten unseen", async ({
  evan,
  ingrid,
  world,
}) => {
  const { tag } = await makeReaders(world.db, 3);
  const name = uniqueName("Circle");
  await evan.goto("/campaigns/audiences");
  const who = evan.getByRole("region", { name: "Who is meant" });
  await expect(who).toContainText("members are meant", SLOW);
  await evan.getByRole("textbox", { name: "Name" }).fill(name);
  await evan.getByRole("button", { name: "Add a group to group 1" }).press("Enter");
  await evan.getByRole("button", { name: "Add a condition to group 1.2" }).press("Enter");
  await expect(evan.getByRole("combobox", { name: "Field of condition 1.2.1" })).toBeFocused();
  await evan.keyboard.press("Enter");
  await evan.getByRole("option", { name: "Tags" }).press("Enter");
  await evan.getByRole("textbox", { name: "Value of condition 1.2.1" }).fill(tag);
  await expect(who).toContainText(/^3members are meant; 3 of them/, SLOW);
  await evan.getByRole("button", { name: "Save", exact: true }).click();
  await expect(evan).toHaveURL(/audience=[0-9a-f-]{36}/);

  await ingrid.goto(evan.url());
  await ingrid.getByRole("textbox", { name: "Name" }).fill(`${name}, wider`);
  await ingrid.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ingrid.getByRole("navigation", { name: "Audiences" })).toContainText("version 2");
  await expect(evan.getByRole("alert").filter({ hasText: "Somebody else has changed" })).toBeVisible(SLOW);
  await evan.getByRole("button", { name: "Load theirs" }).click();
  await expect(evan.getByRole("textbox", { name: "Name" })).toHaveValue(`${name}, wider`);
});

test("a file of addresses becomes a list of members, and what else is in it is told line by line", async ({
  evan,
  world,
}) => {
  const { rows } = await makeReaders(world.db, 2);
  const [first = "", second = ""] = rows.map(({ email }) => email);
  const lines = [`email;phone`, `${first};+49 30 1`, `${second.toUpperCase()};`, `${first};again`];
  const bad = ["stranger@example.com;", "nobody;", `${second};=HYPERLINK("https://evil.example")`];
  const name = uniqueName("Spring meeting");
  const dialog = importDialog(evan);
  await evan.goto("/campaigns/audiences");
  await evan.getByRole("textbox", { name: "Name" }).fill(name);
  await evan.getByRole("button", { name: "Add a file of addresses to group 1" }).click();
  await test.step("nothing is kept before the lines were looked at", async () => {
    await dialog.file.setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer: csvOf([...lines, ...bad]) });
    await dialog.look.click();
    await expect(dialog.summary).toContainText(`column “email”: 2 of 6 lines name members`);
    await expect(dialog.left).toContainText("line 7=HYPERLINK");
    await expect(dialog.left).toContainText("line 4" + first + " is on line 2 already");
    await expect(dialog.left).toContainText("line 5stranger@example.com");
    await expect(dialog.left).toContainText("line 6nobody: it is no e-mail address");
    await expectAccessible(evan);
    expect(await world.db.$count(audienceLists, eq(audienceLists.name, name))).toBe(0);
  });
  await dialog.keep(2).click();
  await expect(dialog.root).toBeHidden();
  await expect(evan.getByRole("region", { name: "Who is meant" })).toContainText(
    /^2members are meant; 2 of them/,
    SLOW,
  );
  await expect(evan.getByRole("group", { name: "Condition 1.2" })).toContainText(
    `2 members of ${name}.csv, kept by Evan`,
  );
  await evan.getByRole("button", { name: "Save", exact: true }).click();
  await expect(evan).toHaveURL(/audience=[0-9a-f-]{36}/);
});

const csvOf = (lines: readonly string[]) => Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`);

async function approve(evan: Page, id: string, count: number): Promise<void> {
  await evan.goto(`/approvals/${id}`);
  await actionPanel(evan.getByRole("main")).approve.click();
  const dialog = decisionDialog(evan);
  await dialog.typedCount.fill(String(count));
  await dialog.confirm("Approve").click();
  await expect(dialog.root).toBeHidden();
}

async function onlyMail({ db }: World, emails: string[]) {
  const mails = await db.select().from(localMails).where(inArray(localMails.to, emails));
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  if (!mail) throw new Error("No mail was sent.");
  return mail;
}

const Headers = z.record(z.string(), z.string());

/** The address that a mail program posts to (RFC 8058). */
function oneClickOf(headers: unknown): string {
  const all = Headers.parse(headers);
  expect(all["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  return /<(https?:[^>]+)>/.exec(all["List-Unsubscribe"] ?? "")?.[1] ?? "";
}

async function wantsNewsletter({ db }: World, rows: readonly { id: string; email: string }[], email: string) {
  const memberId = rows.find((row) => row.email === email)?.id ?? "";
  const [said] = await db
    .select()
    .from(mailPreferences)
    .where(and(eq(mailPreferences.memberId, memberId), eq(mailPreferences.topic, "newsletter")));
  return said?.isWanted;
}
