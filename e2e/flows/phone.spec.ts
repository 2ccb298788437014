import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { expectNoSidewaysScroll } from "@/e2e/page-health";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("an action is approved on a phone by touch", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
  });
  const inbox = approvalsPage(evan);
  await inbox.open({ search: member.name });
  await inbox.card(id).tap();
  await expect(inbox.panel.title).toHaveText(`Approve ${member.name}`);
  await expectNoSidewaysScroll(evan);
  await expect(inbox.panel.approve).toBeInViewport();
  await inbox.panel.approve.tap();
  const dialog = decisionDialog(evan);
  await expect(dialog.confirm("Approve")).toBeInViewport();
  await dialog.confirm("Approve").tap();
  await expect(dialog.root).toBeHidden();
  expect(await shaggy.wait(id)).toMatchObject({ status: "succeeded" });
});
