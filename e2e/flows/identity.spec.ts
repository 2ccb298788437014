import { ageSession } from "@/e2e/age-session";
import { expect, test } from "@/e2e/fixtures";
import { plugInPasskey } from "@/e2e/passkey-device";
import { reauthenticateDialog } from "@/e2e/pages/reauthenticate-dialog";
import { settingsPage } from "@/e2e/pages/settings-page";
import { callProcedure } from "@/e2e/staff-client";
import { makeDomain } from "@/server/testing/mailing-scene";
import { uniqueName } from "@/e2e/world";

test("a step that hands out access asks an old session for the password, and then goes on", async ({
  evan,
  evanAccount,
}) => {
  await ageSession(evan.context(), 60);
  const label = uniqueName("nightly report");
  const settings = settingsPage(evan);
  const question = reauthenticateDialog(evan);
  await settings.open("account");
  await settings.makeToken(label);
  await question.answer("not the password");
  await expect(question.problem).toHaveText("The password is not right.");
  await question.answer(evanAccount.password);
  await expect(question.root).toBeHidden();
  await expect(settings.secret).toHaveText(/^ops_staff_/);
  await settings.kept.click();
  await expect(settings.tokens.getByRole("listitem").filter({ hasText: label })).toContainText("Live");
});

test("a passkey is added, answers the question whether it is still you, and can be taken away", async ({ ingrid }) => {
  await plugInPasskey(ingrid);
  const label = uniqueName("key ring");
  const settings = settingsPage(ingrid);
  await settings.open("account");
  await settings.addPasskey(label);
  await expect(settings.passkeys).toContainText(label);

  await ageSession(ingrid.context(), 60);
  await settings.open("account");
  await settings.makeToken(uniqueName("by passkey"));
  const question = reauthenticateDialog(ingrid);
  await question.usePasskey.click();
  await expect(question.root).toBeHidden();
  await expect(settings.secret).toHaveText(/^ops_staff_/);
  await settings.kept.click();

  await settings.removePasskey(label);
  await expect(settings.passkeys).not.toContainText(label);
});

test("whoever closes the question is told why nothing was done", async ({ evan }) => {
  await ageSession(evan.context(), 60);
  const settings = settingsPage(evan);
  await settings.open("account");
  await settings.makeToken(uniqueName("never made"));
  // It hears keys once it is above the other dialog, which is when it can be clicked.
  await reauthenticateDialog(evan).password.click();
  await evan.keyboard.press("Escape");
  await expect(settings.dialog.getByRole("alert")).toContainText("a proof of who you are");
});

test("an old session opens no way for mail without the password, and closes one without being asked", async ({
  evan,
  evanAccount,
  world,
}) => {
  const domain = await makeDomain(world.db, { verifiedAt: null });
  await ageSession(evan.context(), 60);
  await evan.goto("/campaigns/domains");
  const card = evan.getByRole("list", { name: "Sending domains" }).getByRole("listitem").filter({ hasText: domain });
  const question = reauthenticateDialog(evan);
  await card.getByRole("button", { name: "Change its limit…" }).click();
  await evan.getByLabel("Mails an hour once it is warm").fill("10");
  await evan.getByRole("button", { name: "Change", exact: true }).click();
  await expect(card).toContainText("of 10 mails an hour");
  await card.getByRole("button", { name: "Mark as verified…" }).click();
  await evan.getByRole("button", { name: "Mark as verified", exact: true }).click();
  await question.answer(evanAccount.password);
  await expect(card).toContainText("seen to be right");

  await ageSession(evan.context(), 60);
  await evan.reload();
  await card.getByRole("button", { name: "Withdraw verification…" }).click();
  await evan.getByRole("button", { name: "Withdraw verification", exact: true }).click();
  await expect(card).toContainText("Nothing goes out from it.");
});

test("a high-risk approval takes a proof younger than the limit, and then goes through", async ({
  evan,
  evanAccount,
  fred,
  world,
}) => {
  const member = await world.pendingMember({ status: "active" });
  const { id, pinnedDigest } = await fred.submit({ action: "user.suspend", input: { userId: member.id } });
  const decision = { id, verdict: "approve", digest: pinnedDigest, reason: "The register says so.", openMs: 60_000 };
  await ageSession(evan.context(), 6);
  const refused = await callProcedure(evan.request, "approvals.decide", decision);
  expect(refused).toMatchObject({ status: 403, body: { code: "reauthentication_required", maxAgeMinutes: 5 } });
  const proof = { password: evanAccount.password };
  expect(await callProcedure(evan.request, "me.reauthenticate", proof)).toMatchObject({ status: 200 });
  expect(await callProcedure(evan.request, "approvals.decide", decision)).toMatchObject({ status: 200 });
  expect(await fred.wait(id)).toMatchObject({ status: "succeeded" });
});

test("Ingrid delegates to Maya, who sees it and for whom she may decide", async ({ ingrid, maya }) => {
  const reason = uniqueName("Away");
  const given = settingsPage(ingrid);
  await given.open("delegations");
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await given.delegate({ to: "Maya Iyer", until, reason });
  await expect(given.delegations.getByRole("listitem").filter({ hasText: reason })).toContainText("Current");

  const seen = settingsPage(maya);
  await seen.open("delegations");
  const row = seen.delegations.getByRole("listitem").filter({ hasText: reason });
  await expect(row).toContainText("Maya Iyer decides for Ingrid Solberg");
  const mine = await maya.request.get("/api/trpc/delegations.mine");
  expect(JSON.stringify(await mine.json())).toContain("Ingrid Solberg");
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await maya.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
});
