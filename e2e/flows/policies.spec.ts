import { expect, test } from "@/e2e/fixtures";
import { actionPanel } from "@/e2e/pages/action-panel";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { policiesPage } from "@/e2e/pages/policies-page";
import { uniqueName } from "@/e2e/world";

const READING_MS = 10_000;

test("looser parameters are simulated, held, and live once a second operator has approved", async ({
  evan,
  ingrid,
}) => {
  const policies = policiesPage(evan);
  const note = uniqueName("More mail");
  const draft = policies.draft(note);

  await test.step("Evan drafts them", async () => {
    await policies.open();
    await policies.propose.click();
    await policies.figure("Mails to one address before one is held").fill("7");
    await policies.why.fill(note);
    await policies.save.click();
    await expect(draft).toContainText("1 figure looser");
    await expect(draft.getByRole("button", { name: "Activate" })).toBeDisabled();
  });

  await test.step("simulates them over a month", async () => {
    await draft.getByRole("radio", { name: "30 days" }).click();
    await draft.getByRole("button", { name: "Simulate" }).click();
    await expect(draft).toContainText("would newly run alone");
  });

  await test.step("and asks; he may not decide himself", async () => {
    await draft.getByRole("button", { name: "Activate" }).click();
    await policies.confirm("Ask a second operator").click();
    await expect(evan).toHaveURL(/\/approvals\/[0-9a-f-]{36}/);
    const panel = actionPanel(evan.getByRole("main"));
    await expect(panel.title).toContainText("Activate policy draft");
    await expect(evan.getByRole("main")).toContainText("mailsPerRecipientPerHour");
  });

  await test.step("Ingrid reads it and approves in her own browser", async () => {
    await ingrid.clock.install();
    await ingrid.goto(evan.url());
    const panel = actionPanel(ingrid.getByRole("main"));
    await expect(panel.title).toContainText("Activate policy draft");
    await ingrid.clock.fastForward(READING_MS);
    await panel.approve.click();
    const dialog = decisionDialog(ingrid);
    await dialog.confirm("Approve").click();
    await expect(dialog.root).toBeHidden();
  });

  await test.step("the new parameter is live", async () => {
    await policies.open();
    await expect(policies.parameter("mailsPerRecipientPerHour")).toContainText("7 an hour", { timeout: 30_000 });
    await expect(policies.parameter("mailsPerRecipientPerHour")).toContainText(note);
    await policies.open("versions");
    await expect(evan.getByRole("listitem").filter({ hasText: note }).first()).toContainText("active");
  });
});

test("a kill switch blocks its kind for a reason that everybody sees, until it is off", async ({
  evan,
  victor,
  daphne,
  world,
}) => {
  const policies = policiesPage(evan);
  const title = "List a service provider";
  const list = async () => {
    const provider = await world.draftProvider();
    const source = { kind: "url", title: "Their site", url: provider.websiteUrl ?? "" };
    return daphne.submit({ action: "provider.list", input: { providerId: provider.id }, evidence: [source] });
  };
  await policies.open("switches");
  await policies.stop(title).click();
  await policies.reason.fill("The registry answers nonsense.");
  await policies.confirm("Stop").click();
  await expect(policies.banner).toContainText(title);
  expect(await list()).toMatchObject({ status: "blocked" });

  const seen = policiesPage(victor);
  await seen.open("switches");
  await expect(victor.getByRole("list", { name: "Kinds" })).toContainText("The registry answers nonsense.");
  await expect(seen.resume(title)).toBeHidden();

  await policies.resume(title).click();
  await policies.confirm("Resume").click();
  // While the question is open, the page behind it is hidden to everybody; its button says "Resuming…" for a while.
  await expect(policies.dialog).toBeHidden();
  await expect(policies.banner).toBeHidden();
  expect(await list()).toMatchObject({ status: "queued" });
});
