import { expect, test } from "@/e2e/fixtures";
import { settingsPage } from "@/e2e/pages/settings-page";
import { signInOverHttp } from "@/e2e/staff-client";
import { uniqueName } from "@/e2e/world";

test("a new colleague's password is shown once and lets them in", async ({ evan, browser }) => {
  const name = uniqueName("Nora Lind");
  const email = `${crypto.randomUUID()}@hedgeco.example`;
  const settings = settingsPage(evan);
  await settings.open("staff");
  await settings.addStaff({ name, email });
  const password = await settings.secret.innerText();
  await evan.keyboard.press("Escape");
  await expect(settings.secret).toBeVisible();
  await settings.kept.click();
  await expect(settings.staffMember(name)).toContainText("Viewer");
  expect(await evan.content()).not.toContain(password);

  const context = await browser.newContext();
  await signInOverHttp(context, { email, password });
  const page = await context.newPage();
  await page.goto("/settings");
  await expect(settingsPage(page).sections).toHaveText(["Delegations", "My account"]);
  await expect(page.getByText("are for operators")).toBeVisible();
  await context.close();
});

test("a personal token is shown once and acts as its owner", async ({ evan, evanAccount }) => {
  const label = uniqueName("nightly report");
  const settings = settingsPage(evan);
  await settings.open("account");
  await settings.makeToken(label);
  const token = await settings.secret.innerText();
  await settings.kept.click();
  await expect(settings.tokens.getByRole("listitem").filter({ hasText: label })).toContainText("Live");
  const me = await evan.request.get("/api/v1/me", { headers: { authorization: `Bearer ${token}` } });
  expect(await me.json()).toMatchObject({ kind: "staff", email: evanAccount.email });
});
