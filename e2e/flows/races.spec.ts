import { eq } from "drizzle-orm";
import { approvalVotes } from "@/drizzle/schema/actions";
import { staff } from "@/drizzle/schema/staff";
import { signUpLog } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { callProcedure } from "@/e2e/staff-client";

test("of two operators who approve at once, the second is told who was first", async ({
  evan,
  ingrid,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
  });
  const dialogs = [evan, ingrid].map(decisionDialog);
  for (const page of [evan, ingrid]) {
    await approvalsPage(page).open({ id });
    await approvalsPage(page).panel.approve.click();
    await expect(decisionDialog(page).confirm("Approve")).toHaveAttribute("aria-disabled", "false");
  }
  await Promise.all(dialogs.map((dialog) => dialog.confirm("Approve").click()));
  expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded" });

  const votes = await world.db
    .select({ name: staff.name })
    .from(approvalVotes)
    .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
    .where(eq(approvalVotes.actionId, id));
  expect(votes).toHaveLength(1);
  const winner = votes[0]?.name;
  const second = decisionDialog(winner === "Evan Hartley" ? ingrid : evan);
  await expect(second.problem).toContainText("Somebody was first");
  await expect(second.problem).toContainText(`${winner} approved this`);
  await expect(second.confirm("Approve")).toBeHidden();
});

test("what changes under an open page must be looked at again", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
  });
  const inbox = approvalsPage(evan);
  await inbox.open({ id });
  await expect(inbox.panel.approve).toBeEnabled();

  await test.step("the page says so and offers the new version", async () => {
    await shaggy.revise(id, { reason: "One more log", evidence: [signUpLog] });
    await expect(inbox.panel.outdated).toContainText("you see generation 1, it is now 2");
    await expect(inbox.panel.approve).toBeDisabled();
    await expect(inbox.panel.whyNot).toHaveText("Load the new version to decide.");
    await inbox.panel.loadNewVersion.click();
    await expect(inbox.panel.outdated).toBeHidden();
    await expect(inbox.panel.tabPanel).toContainText("address confirmed");
  });

  const dialog = decisionDialog(evan);
  await test.step("an open dialog does not approve what nobody has seen", async () => {
    await inbox.panel.approve.click();
    await expect(dialog.confirm("Approve")).toHaveAttribute("aria-disabled", "false");
    await shaggy.revise(id, { reason: "Another one", evidence: [{ kind: "log", title: "Call", text: "He called." }] });
    await expect(dialog.problem).toContainText("It changed since you opened it");
    await expect(dialog.confirm("Approve")).toBeHidden();
    await dialog.loadNewVersion.click();
    await expect(dialog.root).toBeHidden();
    await expect(inbox.panel.header).toContainText("generation 3");
  });

  await test.step("the server refuses the old version too", async () => {
    const stale = { id, verdict: "approve", digest: pinnedDigest };
    const refused = await callProcedure(evan.request, "approvals.decide", stale);
    expect(refused).toMatchObject({ status: 409, body: { code: "stale_digest" } });
  });

  await test.step("the new version can be approved", async () => {
    await inbox.panel.approve.click();
    await dialog.confirm("Approve").click();
    expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded", generation: 3 });
  });
});
