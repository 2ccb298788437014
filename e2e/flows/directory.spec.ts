import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { directoryPage } from "@/e2e/pages/directory-page";

test("a member leads to everything that was asked about them", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const members = directoryPage(evan, "Member");
  await members.open(member.name);
  await members.row(member.name).click();
  await expect(members.detail).toContainText(member.email);
  await members.actionsAbout.click();
  await expect(approvalsPage(evan).row(id)).toContainText(`Approve ${member.name}`);
});

test("a draft provider is found by its name and shows what is known of it", async ({ evan, world }) => {
  const provider = await world.draftProvider();
  const providers = directoryPage(evan, "Provider");
  await providers.open(provider.name);
  await providers.row(provider.name).click();
  await expect(providers.detail).toContainText("Draft");
  await expect(providers.detail).toContainText("Ireland");
});
