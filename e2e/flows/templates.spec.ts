import { z } from "zod";
import { expect, test } from "@/e2e/fixtures";
import { actionPanel } from "@/e2e/pages/action-panel";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { templatesPage } from "@/e2e/pages/templates-page";
import { callProcedure } from "@/e2e/staff-client";
import { uniqueName } from "@/e2e/world";

const Draft = z.object({ variantId: z.uuid(), version: z.number(), contentHash: z.string() });
const READING_MS = 10_000;

test("an editor words a letter, Evan approves it, and daphne's mailing names it", async ({
  claire,
  evan,
  daphne,
  world,
}) => {
  const templates = templatesPage(claire);
  const subject = uniqueName("Letters for {firstName}");
  let variantId = "";

  await test.step("Claire writes it; a brace that means nothing is refused and loses nothing", async () => {
    await templates.open();
    await templates.create(uniqueName("Letter"));
    variantId = templates.idInAddress();
    await templates.words.getByLabel("Subject", { exact: true }).fill("For {lastName}");
    await templates.save();
    await expect(templates.words.getByRole("alert")).toContainText("{firstName}");
    await templates.words.getByLabel("Subject", { exact: true }).fill(subject);
    await templates.addPart("Button");
    await templates.part(3).getByLabel("Label").fill("Read <b>them</b>");
    await templates.part(3).getByLabel("Address").fill("https://hedgeco.example/news");
    await templates.save();
    await expect(claire.getByText("The draft of version 1 is saved")).toBeVisible();
  });

  await test.step("looks at it with a member's name, and as a phone in the dark shows it", async () => {
    const member = await world.pendingMember({ name: "Zoltan Quark", status: "active" });
    await templates.tab("Preview");
    await claire.getByRole("button", { name: "Sample data" }).click();
    await claire.getByPlaceholder("Search a member").fill(member.email);
    await claire.getByRole("option", { name: member.email }).click();
    await expect(templates.rendered.getByText("Hello Zoltan,")).toBeVisible();
    await expect(templates.rendered.getByRole("link", { name: "Read <b>them</b>" })).toBeVisible();
    await expect(templates.frame).toHaveAttribute("sandbox", "");
    await claire.getByRole("radio", { name: "Phone" }).click();
    await claire.getByRole("radio", { name: "Dark" }).click();
    await expect.poll(async () => (await templates.frame.boundingBox())?.width).toBe(360);
  });

  await test.step("sends a test to herself", async () => {
    await claire.getByRole("button", { name: "Send a test to me" }).click();
    await expect(claire.getByText("A test is on its way to you")).toBeVisible();
  });

  await test.step("and asks for its publication, which is not hers to decide", async () => {
    await templates.tab("Versions");
    await templates.versions.getByRole("button", { name: "Publish" }).click();
    await templates.confirm("Ask for approval");
    await expect(claire).toHaveURL(/\/approvals\/[0-9a-f-]{36}/);
    await expect(actionPanel(claire.getByRole("main")).title).toContainText("Publish “Letter");
  });

  const sendLetters = async () => daphne.trySubmit({ action: "email.send_campaign", input: mailing(variantId) });
  await test.step("a mailing cannot name it yet", async () => {
    expect(await sendLetters()).toMatchObject({ status: 422, body: { code: "target_not_found" } });
  });

  await test.step("Evan reads it and approves", async () => {
    await evan.clock.install();
    await evan.goto(claire.url());
    const panel = actionPanel(evan.getByRole("main"));
    await expect(evan.getByRole("region", { name: "The mail", exact: true })).toContainText("Margaret");
    await evan.clock.fastForward(READING_MS);
    await panel.approve.click();
    const dialog = decisionDialog(evan);
    await dialog.confirm("Approve").click();
    await expect(dialog.root).toBeHidden();
  });

  await test.step("it is published, and can only be retired", async () => {
    await templates.open(`/${variantId}?tab=versions`);
    await expect(templates.versions).toContainText("Published", { timeout: 30_000 });
    await expect(templates.versions.getByRole("button", { name: "Retire" })).toBeVisible();
    await expect(templates.versions.getByRole("button", { name: "Publish" })).toBeHidden();
  });

  await test.step("daphne's mailing names it and waits for a person", async () => {
    const sent = await sendLetters();
    expect(sent).toMatchObject({ status: 201, body: { status: "held" } });
    await templates.tab("Where used");
    await expect(claire.getByRole("list", { name: "Actions that name it" })).toContainText("Send “Letters");
  });

  await test.step("other words are another version, compared with the first", async () => {
    await templates.tab("Words");
    await templates.words.getByLabel("Subject", { exact: true }).fill(`New ${subject}`);
    await templates.save();
    await templates.tab("Versions");
    await expect(templates.versions.getByRole("listitem").first().locator("ins")).toHaveText("New ");
    await expect(templates.versions.getByRole("listitem")).toHaveCount(2);
  });
});

test("velma sends a notice that an editor has published, and its results are on its page", async ({
  claire,
  velma,
  world,
}) => {
  const templates = templatesPage(claire);
  const copy = { subject: "Hello {firstName}", preview: "x", blocks: [{ kind: "paragraph", text: "It is done." }] };
  const input = { templateKey: "block_notice", name: uniqueName("Notice"), copy };
  const { body } = await callProcedure(claire.request, "templates.create", input);
  const draft = Draft.parse(body);
  const { variantId } = draft;
  const { email } = await world.pendingMember({ status: "active" });
  const send = () =>
    velma.trySubmit({
      action: "email.send_one",
      input: { to: email, copy: { variantId }, data: { firstName: "Zoe" } },
    });
  expect(await send()).toMatchObject({ status: 422, body: { code: "target_not_found" } });
  await callProcedure(claire.request, "templates.publish", draft);
  expect(await send()).toMatchObject({ status: 201, body: { status: "queued" } });
  await templates.open(`/${variantId}?tab=results`);
  await expect(claire.getByRole("table", { name: "By version" })).toContainText("1 single mail", { timeout: 30_000 });
  await claire.getByRole("link", { name: "the newest of them" }).click();
  await expect(claire.getByRole("list", { name: "Actions that name it" })).toContainText(email);
});

test("who only reads sees versions and previews, and is offered no verb", async ({ victor }) => {
  const templates = templatesPage(victor);
  await templates.open("/newsletter");
  await expect(templates.rendered.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(victor.getByRole("button", { name: "Send a test to me" })).toBeHidden();
  await templates.open();
  await expect(templates.list.getByRole("row").filter({ hasText: "Newsletter" })).toBeVisible();
  await expect(victor.getByRole("button", { name: "New template" })).toBeHidden();
  const copy = { subject: "x", preview: "x", blocks: [{ kind: "divider" }] };
  const input = { templateKey: "block_letter", name: uniqueName("Mine"), copy };
  expect(await callProcedure(victor.request, "templates.create", input)).toMatchObject({ status: 403 });
});

const mailing = (variantId: string) => ({
  name: "Letters",
  audience: { filter: { all: [{ field: "consent", topic: "newsletter", is: "given" }] } },
  topic: "newsletter",
  copy: { variantId, version: 1 },
  sendingDomain: "news.hedgeco.example",
  throttlePerHour: 1_000,
  unsubscribeLink: true,
});
