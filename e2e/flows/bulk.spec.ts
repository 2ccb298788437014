import { identityCheck, signUpLog } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { uniqueName } from "@/e2e/world";

test("several are approved at once, and the one that changed meanwhile is named", async ({ evan, shaggy, world }) => {
  const name = uniqueName("Bulk Batchelor");
  const people = await world.members(4, { name });
  const held = await Promise.all(
    people.map((member) =>
      shaggy.submit({ action: "user.approve", input: { userId: member.id }, evidence: [identityCheck] }),
    ),
  );
  const [changed] = held;
  const inbox = approvalsPage(evan);
  const dialog = decisionDialog(evan);
  await inbox.open({ search: name });
  for (const { id } of held) await inbox.select(id);
  await expect(inbox.selectionBar).toContainText("4 selected");
  await inbox.selectionBar.getByRole("button", { name: "Approve" }).click();

  await test.step("the dialog lists what is at stake", async () => {
    await expect(dialog.root).toContainText("Approve 4 actions");
    await expect(dialog.root.getByRole("listitem").filter({ hasText: "Low" })).toContainText("4");
    await expect(dialog.root.getByRole("listitem").filter({ hasText: "Targets" })).toContainText("4");
    await expect(dialog.confirm("Approve", 4)).toHaveAttribute("aria-disabled", "false");
  });

  await test.step("three run, the changed one is refused by itself", async () => {
    if (changed) await shaggy.revise(changed.id, { reason: "One more log", evidence: [signUpLog] });
    await dialog.confirm("Approve", 4).click();
    await expect(dialog.outcome).toContainText("Approved 3");
    await expect(dialog.outcome).toContainText("Refused 1");
    await expect(dialog.outcome.getByRole("listitem")).toContainText("has changed since you opened it");
    await dialog.close.click();
    await expect(dialog.root).toBeHidden();
  });

  const ends = await Promise.all(held.slice(1).map(({ id }) => shaggy.wait(id)));
  expect(ends.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
  expect(await shaggy.read(changed?.id ?? "")).toMatchObject({ status: "held", generation: 2 });
});
