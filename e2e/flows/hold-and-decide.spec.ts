import { eq } from "drizzle-orm";
import { members } from "@/drizzle/schema/members";
import { identityCheck, signUpLog } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";

test("a small held action runs after one click on approve, unless it is taken back", async ({
  evan,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const action = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
    evidence: [identityCheck, signUpLog],
    note: "Documents match the register.",
  });
  expect(action).toMatchObject({ status: "held", riskLevel: "low", requiresHuman: true });

  const inbox = approvalsPage(evan);
  await inbox.open({ search: member.name });
  await inbox.row(action.id).click();
  await expect(inbox.panel.title).toHaveText(`Approve ${member.name}`);
  await expect(inbox.panel.heldBecause).toContainText("a person decides");
  await expect(inbox.panel.root).toContainText("Documents match the register.");
  await expect(inbox.panel.tabPanel).toContainText("documentMatches");
  await expect(inbox.panel.tabPanel).toContainText("address confirmed");
  await inbox.panel.approveAtOnce();
  await expect(inbox.toast("Membership approved")).toContainText(/Starts in \d+ s/);
  await expect(inbox.row(action.id)).toContainText("Undo");

  expect(await shaggy.wait(action.id)).toMatchObject({ status: "succeeded" });
  await expect(inbox.row(action.id)).toContainText("Succeeded");
  const [after] = await world.db.select().from(members).where(eq(members.id, member.id));
  expect(after).toMatchObject({ status: "active", version: 2 });
});

test("a rejection needs a reason, and the agent reads it", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const action = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const reason = "The passport is of somebody else. Ask for another one.";

  const inbox = approvalsPage(evan);
  await inbox.open({ id: action.id });
  await inbox.panel.reject.click();
  const dialog = decisionDialog(evan);
  await expect(dialog.confirm("Reject")).toHaveAttribute("aria-disabled", "true");
  await dialog.reason.fill(reason);
  await dialog.confirm("Reject").click();
  await expect(dialog.root).toBeHidden();

  expect(await shaggy.read(action.id)).toMatchObject({ status: "rejected", problem: { message: reason } });
  expect(await world.member(member.id)).toMatchObject({ status: "pending", version: 1 });
});
