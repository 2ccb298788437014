import type { Page } from "@playwright/test";
import { identityCheck } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { shell } from "@/e2e/pages/shell";
import { signInPage } from "@/e2e/pages/sign-in-page";
import { uniqueName } from "@/e2e/world";

test("from sign-in to a decision on each of two actions without the mouse", async ({
  page,
  shaggy,
  world,
  evanAccount,
}) => {
  const name = uniqueName("Kay Board");
  const [first, second] = await world.members(2, { name });
  const submit = (userId = "") =>
    shaggy.submit({ action: "user.approve", input: { userId }, evidence: [identityCheck] });
  const [toApprove, toReject] = [await submit(first?.id), await submit(second?.id)];
  const inbox = approvalsPage(page);
  const dialog = decisionDialog(page);
  const { keyboard } = page;

  await test.step("sign in", async () => {
    await signInPage(page).open(`/approvals?q=${encodeURIComponent(name)}`);
    await expect(signInPage(page).submit).toBeEnabled();
    await tabTo(page, "E-mail address");
    await keyboard.type(evanAccount.email);
    await keyboard.press("Tab");
    await keyboard.type(evanAccount.password);
    await keyboard.press("Enter");
    await expect(shell(page).heading("Approvals")).toBeVisible();
    await expect(inbox.row(toApprove.id)).toBeVisible();
  });

  await test.step("? shows the keys, Escape closes them and comes back to the list", async () => {
    await keyboard.press("?");
    await expect(dialog.root).toContainText("Keyboard keys");
    await expect(dialog.root).toContainText("Approve the row or selection");
    await keyboard.press("Escape");
    await expect(dialog.root).toBeHidden();
    await expect(inbox.row(toApprove.id)).toBeFocused();
  });

  await test.step("j and k walk the rows", async () => {
    await keyboard.press("j");
    await expect(inbox.row(toReject.id)).toBeFocused();
    await keyboard.press("k");
    await expect(inbox.row(toApprove.id)).toBeFocused();
  });

  await test.step("a and Escape come back to the row", async () => {
    await keyboard.press("a");
    await expect(dialog.confirm("Approve")).toBeFocused();
    await keyboard.press("Escape");
    await expect(inbox.row(toApprove.id)).toBeFocused();
  });

  await test.step("a and Enter at once approve; the next row is at hand", async () => {
    await keyboard.press("a");
    await keyboard.press("Enter");
    await expect(inbox.row(toApprove.id)).toContainText(/Approved|Queued|Succeeded/);
    await expect(dialog.root).toBeHidden();
    expect(await shaggy.wait(toApprove.id)).toMatchObject({ status: "succeeded" });
    await expect(inbox.row(toReject.id)).toBeFocused();
  });

  await test.step("Enter opens a row; r, a digit for the reason and Ctrl+Enter reject", async () => {
    await keyboard.press("Enter");
    await expect(inbox.panel.title).toHaveText(`Approve ${name}`);
    await keyboard.press("r");
    await expect(dialog.reason).toBeFocused();
    await keyboard.press("3");
    await expect(dialog.reason).toHaveValue("Wrong target.");
    await keyboard.press("Control+Enter");
    await expect(dialog.root).toBeHidden();
    expect(await shaggy.wait(toReject.id)).toMatchObject({
      status: "rejected",
      problem: { message: "Wrong target." },
    });
  });
});

const STOPS_MAX = 20;

/** Presses Tab until the field of that label has the focus. */
async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label);
  await expect(field).toBeVisible();
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not reach ${label}.`);
}
