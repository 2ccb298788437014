import { eq } from "drizzle-orm";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, expectContrast, expectLoaded, expectNoSidewaysScroll } from "@/e2e/page-health";
import { actionPanel } from "@/e2e/pages/action-panel";
import { webhooksPage } from "@/e2e/pages/webhooks-page";
import { bounceOf, tellAsResend } from "@/e2e/resend-events";

const newAddress = () => `${crypto.randomUUID()}@nowhere.example`;

test("a signed bounce is processed, shown as text, closes the address, and can be processed again", async ({
  evan,
}) => {
  const [email, id] = [newAddress(), `msg_${crypto.randomUUID()}`];
  expect(await tellAsResend(bounceOf(email), { id })).toBe(200);
  expect(await tellAsResend(bounceOf(email), { id })).toBe(200);
  const page = webhooksPage(evan);
  await page.open(id);
  await expect(page.list.getByRole("row").filter({ hasText: "email.bounced" })).toHaveCount(1);
  await page.openEvent("email.bounced");
  await expect(page.detail).toContainText("Processed", { timeout: 30_000 });
  await expect(page.detail).toContainText("One address is closed.");
  await expect(page.detail).toContainText("standard-webhooks v1, secret 1");
  await expect(page.payload).toContainText("<img src=x onerror=document.title='run'>");
  await expect(evan).not.toHaveTitle("run");
  await expectAccessible(evan);

  await page.again.click();
  await expect(page.attempts).toHaveCount(2, { timeout: 30_000 });
  await expect(page.detail).toContainText("It was on record already.");
  await expect(page.detail).toContainText("had a webhook of resend processed again");

  await evan.goto(`/suppressions?q=${email}`);
  const row = evan
    .getByRole("region", { name: "Suppressions", exact: true })
    .getByRole("row")
    .filter({ hasText: email });
  await expect(row).toContainText("Bounce");
  await expect(row).toContainText("Resend");
});

test("what somebody else has signed is refused and not listed", async ({ evan }) => {
  const id = `msg_${crypto.randomUUID()}`;
  const secret = `whsec_${Buffer.from("somebody else entirely").toString("base64")}`;
  expect(await tellAsResend(bounceOf(newAddress()), { id, secret })).toBe(401);
  const page = webhooksPage(evan);
  await page.open(id);
  await expectLoaded(evan);
  await expect(page.list.getByRole("row").filter({ hasText: "email.bounced" })).toHaveCount(0);
});

test("support staff close an address at once and ask to write to it again, on which an operator decides", async ({
  maya,
  evan,
}) => {
  const email = newAddress();
  await maya.goto("/suppressions");
  await maya.getByRole("button", { name: "Add" }).click();
  const form = maya.getByRole("dialog");
  await form.getByLabel("Address").fill(email);
  await form.getByLabel("Why").fill("She asked by telephone.");
  await form.getByRole("button", { name: "Stop writing" }).click();
  await expect(form).toBeHidden();
  await maya.goto(`/suppressions?q=${email}`);
  await maya.getByRole("row").filter({ hasText: email }).click();
  await expect(maya.getByRole("region", { name: "Suppression", exact: true })).toContainText("She asked by telephone.");
  await maya.getByRole("button", { name: "Lift or shorten…" }).click();
  await form.getByLabel("Reason").fill("She wrote again herself.");
  await form.getByRole("button", { name: "Ask an operator" }).click();
  await expect(maya).toHaveURL(/\/approvals\/[0-9a-f-]{36}$/);
  await expect(actionPanel(maya.getByRole("main")).approve).toBeDisabled();
  await evan.goto(new URL(maya.url()).pathname);
  await expect(evan.getByRole("main")).toContainText(`Lift the suppression of ${email}`);
  await expect(actionPanel(evan.getByRole("main")).approve).toBeEnabled();
});

test("an event whose payload was removed says when and why, and is not processed again", async ({ evan, world }) => {
  const id = `msg_${crypto.randomUUID()}`;
  await tellAsResend(bounceOf(newAddress()), { id });
  const page = webhooksPage(evan);
  await page.open(id);
  await page.openEvent("email.bounced");
  await expect(page.detail).toContainText("Processed", { timeout: 30_000 });
  await world.db
    .update(webhookEvents)
    .set({ raw: null, payloadRemovedAt: new Date("2026-03-09T12:00:00Z"), payloadRemovedBy: "retention" })
    .where(eq(webhookEvents.eventId, id));
  await expect(page.detail).toContainText("Payload removed on 9 March 2026 (retention).", { timeout: 30_000 });
  await expect(page.detail).toContainText("One address is closed.");
  await expect(page.again).toBeDisabled();
  await expect(page.again).toHaveAccessibleDescription("Its payload was removed.");
  await expectAccessible(evan);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("an event is read whole", async ({ evan }) => {
    const id = `msg_${crypto.randomUUID()}`;
    await tellAsResend(bounceOf(newAddress()), { id });
    const page = webhooksPage(evan);
    await page.open(id);
    await evan.getByText("email.bounced").click();
    await expect(page.payload).toBeVisible();
    await expectNoSidewaysScroll(evan);
    await expectAccessible(evan);
    await expectContrast(evan);
  });
});
