import { eq } from "drizzle-orm";
import { actions, approvalVotes } from "@/drizzle/schema/actions";
import { accepted } from "@/e2e/agent-client";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";

test("one key sent five times at once is one action", async ({ shaggy, world }) => {
  const [member, other] = await Promise.all([world.pendingMember(), world.pendingMember()]);
  const key = crypto.randomUUID();
  const submission = { action: "user.approve", input: { userId: member.id } };
  const replies = await Promise.all(Array.from({ length: 5 }, () => shaggy.trySubmit(submission, key)));

  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 201]);
  expect(new Set(replies.map((reply) => accepted(reply).id)).size).toBe(1);
  expect(await world.db.select().from(actions).where(eq(actions.idempotencyKey, key))).toHaveLength(1);

  const otherBody = await shaggy.trySubmit({ action: "user.approve", input: { userId: other.id } }, key);
  expect(otherBody).toMatchObject({ status: 422, body: { code: "idempotency_conflict" } });
});

test("a double click on approve is one vote", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
  });
  const inbox = approvalsPage(evan);
  await inbox.open({ id });
  await inbox.panel.approve.click();
  const dialog = decisionDialog(evan);
  await expect(dialog.confirm("Approve")).toHaveAttribute("aria-disabled", "false");
  await dialog.confirm("Approve").dblclick();
  await expect(dialog.root).toBeHidden();

  expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded" });
  expect(await world.db.select().from(approvalVotes).where(eq(approvalVotes.actionId, id))).toHaveLength(1);
  expect(await world.member(member.id)).toMatchObject({ status: "active", version: 2 });
});
