import { eq, sql } from "drizzle-orm";
import { approvalVotes } from "@/drizzle/schema/actions";
import { members } from "@/drizzle/schema/members";
import { identityCheck } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { uniqueName } from "@/e2e/world";
import type { World } from "@/e2e/world";

test("an approval is taken back with one key before it starts", async ({ evan, shaggy, world, policy }) => {
  await policy({ undoWindowSeconds: 60 });
  const member = await world.pendingMember();
  const input = { userId: member.id };
  const { id } = await shaggy.submit({ action: "user.approve", input, evidence: [identityCheck] });
  const inbox = approvalsPage(evan);
  await inbox.open({ search: member.name, id });
  await inbox.panel.approveAtOnce();
  await expect(inbox.toast("Membership approved")).toContainText(/Starts in \d+ s/);
  await expect(inbox.panel.undo).toBeVisible();
  await expect(inbox.row(id)).toContainText(/Approved.*Starts in \d+ s · Undo/);

  await evan.keyboard.press("z");
  await expect(inbox.toast("Taken back")).toBeVisible();
  await expect(inbox.panel.header).toContainText("Held");
  await expect(inbox.panel.outdated).toBeHidden();
  await expect(inbox.panel.difference).toContainText("Approval taken back");
  await expect(inbox.panel.approve).toBeEnabled();
  expect(await shaggy.read(id)).toMatchObject({ status: "held", generation: 2 });
  expect(await world.member(member.id)).toMatchObject({ status: "pending", version: 1 });
});

test("what changes after its approval comes back and says so", async ({ evan, shaggy, world, policy }) => {
  await policy({ undoWindowSeconds: 3 });
  const member = await world.pendingMember();
  const input = { userId: member.id };
  const { id } = await shaggy.submit({ action: "user.approve", input, evidence: [identityCheck] });
  const inbox = approvalsPage(evan);
  await inbox.open({ search: member.name, id });
  await inbox.panel.approveAtOnce();
  await expect(inbox.toast("Membership approved")).toBeVisible();
  await world.db
    .update(members)
    .set({ company: "Somewhere Else", version: sql`${members.version} + 1` })
    .where(eq(members.id, member.id));

  await expect(inbox.toast(`Came back to you: Approve ${member.name}`)).toBeVisible();
  await expect(inbox.row(id)).toContainText("Came back");
  await expect(inbox.panel.header).toContainText("Held");
  await inbox.panel.loadNewVersion.click();
  await expect(inbox.panel.difference).toContainText("version 1 → 2");
});

test("twelve targets are dropped, and the other eight approved as a new generation", async ({
  evan,
  shaggy,
  world,
  policy,
}) => {
  await policy({ undoWindowSeconds: 1 });
  const unwanted = uniqueName("Una Wanted");
  const country = await world.emptyCountry();
  await world.members(12, { country, name: unwanted });
  await world.members(8, { country });
  const { id } = await shaggy.submit(bulkOf(country, 20));
  const inbox = approvalsPage(evan);
  const secondTab = await evan.context().newPage();
  const stale = approvalsPage(secondTab);
  await inbox.open({ id });
  await stale.open({ id });
  await expect(stale.panel.approve).toBeEnabled();

  await test.step("he finds and drops them", async () => {
    await inbox.panel.openTab("Targets");
    await inbox.panel.searchTargets.fill(unwanted);
    await inbox.panel.tabPanel.getByRole("button", { name: "Choose these 12" }).click();
    await inbox.panel.dropChosen.click();
    const dialog = decisionDialog(evan);
    await dialog.reason.fill("Nobody knows them.");
    await dialog.confirm("Drop", 12).click();
    await expect(dialog.root).toBeHidden();
  });

  await test.step("his panel goes on with what is left; his other tab must look again", async () => {
    await expect(inbox.panel.title).toHaveText("Approve 8 members");
    await expect(inbox.panel.outdated).toBeHidden();
    await expect(inbox.panel.difference).toContainText("12 of 20 targets dropped: Nobody knows them.");
    await expect(inbox.panel.header).toContainText("asked for 20, 12 dropped");
    await expect(stale.panel.outdated).toBeVisible();
    await expect(stale.panel.approve).toBeDisabled();
    expect(await shaggy.read(id)).toMatchObject({ status: "held", generation: 2, targetCount: 8 });
  });

  await inbox.panel.approve.click();
  await decisionDialog(evan).confirm("Approve").click();
  expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded", generation: 2 });
  expect(await world.countMembers({ country, status: "active", version: 2 })).toBe(8);
  expect(await world.countMembers({ country, status: "pending", version: 1 })).toBe(12);
});

test("a canary that fails stops the rest", async ({ evan, shaggy, world, policy }) => {
  await policy({ readingFloorSeconds: 0, undoWindowSeconds: 1, undoSecondsPer100Targets: 0 });
  const { id, ids } = await submitHopeless(world, shaggy);
  const inbox = approvalsPage(evan);
  const dialog = decisionDialog(evan);
  await inbox.open({ id });
  await inbox.panel.approve.click();
  await dialog.typedCount.fill(String(ids.length));
  await dialog.confirm("Approve").click();
  await expect(dialog.root).toBeHidden();

  // The panel went on to the next that waits.
  await inbox.open({ id });
  await expect(inbox.panel.canary).toContainText(`Canary 0/${ids.length} done, 1 failed – waits for you`);
  await inbox.panel.continueRest.click();
  await expect(dialog.reason).toBeVisible();
  await expect(dialog.confirm("Continue with", ids.length - 1)).toHaveAttribute("aria-disabled", "true");
  await evan.keyboard.press("Escape");
  await inbox.panel.stop.click();
  await dialog.reason.fill("They are active already.");
  await dialog.confirm("Stop").click();

  expect(await shaggy.wait(id)).toMatchObject({ status: "cancelled" });
  await expect(inbox.panel.header).toContainText("Cancelled");
});

test("two people approve in two browsers, and each sees the other's vote", async ({
  evan,
  ingrid,
  shaggy,
  world,
  policy,
}) => {
  const one = { operator: 1, editor: 0, support: 0 };
  await policy({ undoWindowSeconds: 1, quorum: { low: one, medium: { ...one, operator: 2 }, high: one } });
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const [first, second] = [approvalsPage(evan), approvalsPage(ingrid)];
  await first.open({ id });
  await second.open({ id });
  await expect(second.panel.approvals).toContainText("0 of 2 approvals");

  await first.panel.approve.click();
  await expect(decisionDialog(evan).goOnAlone).toBeVisible();
  await decisionDialog(evan).confirm("Approve").click();
  await expect(first.toast("Your approval counts; 1 more needed")).toBeVisible();
  await expect(second.panel.approvals).toContainText("1 of 2 approvals");
  await expect(second.panel.approvals).toContainText("operator Evan Hartley");
  expect(await shaggy.read(id)).toMatchObject({ status: "held" });

  await second.panel.approve.click();
  await expect(decisionDialog(ingrid).goOnAlone).toBeHidden();
  await decisionDialog(ingrid).confirm("Approve").click();
  expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded" });
  expect(await world.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, id))).toHaveLength(2);
});

const bulkOf = (country: string, expectedCount: number) => ({
  action: "user.approve_many",
  input: { filter: { status: "pending", country }, expectedCount },
});

const HOPELESS = 30;

/** Members who are active already: approving them once more fails, whichever of them comes first. */
async function submitHopeless(
  world: World,
  agent: { submit: (what: { action: string; input: object }) => Promise<{ id: string }> },
) {
  const country = await world.emptyCountry();
  await world.members(HOPELESS, { country, status: "active" });
  const rows = await world.db.select({ id: members.id }).from(members).where(eq(members.country, country));
  const ids = rows.map((row) => row.id);
  const { id } = await agent.submit({ action: "user.approve_many", input: { userIds: ids } });
  return { id, ids };
}
