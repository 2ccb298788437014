import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { callProcedure } from "@/e2e/staff-client";

test("what nobody decides in time expires under the open page, and can never be approved", async ({
  evan,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const inbox = approvalsPage(evan);
  await inbox.open({ id });
  await expect(inbox.panel.approve).toBeEnabled();

  await test.step("its time is over: the page says so by itself, and the agent hears it", async () => {
    await world.endTimeToDecide(id);
    expect(await shaggy.wait(id)).toMatchObject({ status: "expired", problem: { code: "expired" } });
    await expect(inbox.panel.header).toContainText("Expired");
    await expect(inbox.panel.approve).toBeHidden();
  });

  await test.step("a decision that comes too late changes nothing", async () => {
    const decision = { id, verdict: "approve", digest: pinnedDigest };
    expect(await callProcedure(evan.request, "approvals.decide", decision)).toMatchObject({ status: 409 });
    expect(await shaggy.read(id)).toMatchObject({ status: "expired" });
    expect(await world.member(member.id)).toMatchObject({ status: "pending", version: 1 });
  });
});
