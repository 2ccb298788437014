import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { accepted } from "@/e2e/agent-client";
import { actionTargets } from "@/drizzle/schema/actions";
import { signUpLog } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { actionPanel } from "@/e2e/pages/action-panel";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { auditPage } from "@/e2e/pages/audit-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { shell } from "@/e2e/pages/shell";
import { signInPage } from "@/e2e/pages/sign-in-page";
import { uniqueName } from "@/e2e/world";
import type { World } from "@/e2e/world";

const COUNT = 300;
const CANARY = 5;

test("300 members are approved once, and only after Evan has looked and typed their number", async ({
  page,
  shaggy,
  world,
  policy,
  evanAccount,
}) => {
  // Nobody reads here, so the time that reading takes is not asked for; and there is nothing to take back.
  await policy({ readingFloorSeconds: 0, undoWindowSeconds: 1, undoSecondsPer100Targets: 0 });
  const country = await world.emptyCountry();
  const odd = await makeQueue(world, country);
  const request = requestFor(country);
  const idempotencyKey = crypto.randomUUID();
  const action = await shaggy.submit(request, idempotencyKey);

  await test.step("policy holds it and says why", async () => {
    expect(action).toMatchObject({
      status: "held",
      riskLevel: "high",
      requiresHuman: true,
      targetCount: COUNT,
      decision: { verdict: "hold" },
    });
    expect(JSON.stringify(action.decision)).toContain("bulk.hold");
    const again = await shaggy.trySubmit(request, idempotencyKey);
    expect(again).toMatchObject({ status: 200, body: { id: action.id } });
    expect(await world.countMembers({ country, status: "pending", version: 1 })).toBe(COUNT);
  });

  const waiting = shaggy.wait(action.id, 60);

  const inbox = approvalsPage(page);
  await test.step("Evan signs in and finds it", async () => {
    await signInPage(page).open("/approvals");
    await signInPage(page).signIn(evanAccount);
    await expect(shell(page).heading("Approvals")).toBeVisible();
    await inbox.open({ id: action.id });
  });

  await test.step("he sees how many, a sample, and who is unlike the rest", async () => {
    await expect(inbox.panel.title).toHaveText(`Approve ${COUNT} members`);
    await expect(inbox.panel.heldBecause).toContainText(String(COUNT));
    await expect(inbox.panel.targets).toContainText(`${COUNT} targets, 1 unlike the rest`);
    await expect(inbox.panel.targets).toContainText(odd);
    await expect(inbox.panel.targets).toContainText(`role service_provider: 1 of ${COUNT}`);
    await inbox.panel.openTab("Targets");
    await expect(inbox.panel.tabPanel).toContainText(`${COUNT} of ${COUNT} shown`);
    await inbox.panel.searchTargets.fill(odd);
    await expect(inbox.panel.tabPanel.getByRole("row")).toHaveCount(2);
  });

  await test.step("a wrong number is refused, the right one approves", async () => {
    await inbox.panel.approve.click();
    const dialog = decisionDialog(page);
    await expect(dialog.root).toContainText(`This touches ${COUNT} targets`);
    await dialog.typedCount.fill(String(COUNT - 1));
    await dialog.confirm("Approve").click();
    await expect(dialog.problem).toContainText("not how many");
    await expect(dialog.typedCount).toHaveValue(String(COUNT - 1));
    expect(await shaggy.read(action.id)).toMatchObject({ status: "held" });
    await dialog.typedCount.fill(String(COUNT));
    await dialog.confirm("Approve").click();
    await expect(dialog.root).toBeHidden();
  });

  await test.step("five are done first, and the rest waits for him", async () => {
    // The panel went on to the next that waits.
    await inbox.open({ id: action.id });
    await expect(inbox.panel.canary).toContainText(`Canary ${CANARY}/${COUNT} done, 0 failed – waits for you`);
    expect(await world.countMembers({ country, status: "active", version: 2 })).toBe(CANARY);
    await inbox.panel.continueRest.click();
    await decisionDialog(page)
      .confirm("Continue with", COUNT - CANARY)
      .click();
    await expect(decisionDialog(page).root).toBeHidden();
  });

  await test.step("it runs once for each, and shaggy is told", async () => {
    expect(await waiting).toMatchObject({ id: action.id, status: "succeeded" });
    expect(await world.countMembers({ country, status: "active", version: 2 })).toBe(COUNT);
    await everyTargetOnce(world, action.id);
  });

  await test.step("its own page says who approved it", async () => {
    await page.goto(`/approvals/${action.id}`);
    const panel = actionPanel(page.getByRole("main"));
    await expect(panel.header).toContainText("Succeeded");
    await expect(panel.whyNot).toContainText("Approved by Evan Hartley");
  });

  await tellsTheStory(page, action.id);

  await test.step("asking once more answers with the same action", async () => {
    const again = await shaggy.trySubmit(request, idempotencyKey);
    expect(again.status).toBe(200);
    expect(accepted(again)).toMatchObject({ id: action.id, status: "succeeded" });
    expect(await world.countMembers({ country, status: "active", version: 2 })).toBe(COUNT);
  });
});

async function everyTargetOnce({ db }: World, actionId: string): Promise<void> {
  const targets = await db.select().from(actionTargets).where(eq(actionTargets.actionId, actionId));
  expect(targets).toHaveLength(COUNT);
  expect(new Set(targets.map((target) => target.entityId)).size).toBe(COUNT);
  expect(targets.every((target) => target.status === "succeeded")).toBe(true);
}

async function tellsTheStory(page: Page, actionId: string): Promise<void> {
  await test.step("the trail tells the whole story", async () => {
    const audit = auditPage(page);
    await audit.open({ actionId });
    await expect(audit.event("action.approved")).toContainText("Evan Hartley");
    await audit.openTimelineFrom("action.approved");
    await expect(audit.steps).toContainText([
      "action.held",
      "decision.refused",
      "action.approved",
      "action.queued",
      "action.started",
      "stage.held",
      "stage.continued",
      "action.succeeded",
    ]);
  });
}

/** Pending members of one country; the name of the only one who is unlike the rest. */
async function makeQueue(world: World, country: string): Promise<string> {
  const odd = uniqueName("Otto Stray");
  const company = "Quay & Partners";
  await world.members(COUNT - 1, { country, company });
  await world.members(1, { country, company, name: odd, role: "service_provider", accredited: false });
  return odd;
}

function requestFor(country: string) {
  return {
    action: "user.approve_many",
    input: { filter: { status: "pending", country }, expectedCount: COUNT, reason: "The queue of the month" },
    evidence: [signUpLog],
  };
}
