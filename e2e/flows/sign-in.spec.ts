import type { Browser } from "@playwright/test";
import { consoleUnderTest } from "@/e2e/console-under-test";
import { expect, test } from "@/e2e/fixtures";
import { shell } from "@/e2e/pages/shell";
import { signInPage } from "@/e2e/pages/sign-in-page";
import { makeStaffAccount, signInOverHttp } from "@/e2e/staff-client";

test("a wrong password is refused in words that do not say which half was wrong", async ({ page, evanAccount }) => {
  const form = signInPage(page);
  await form.open();
  await form.signIn({ ...evanAccount, password: "not the password" });
  await expect(form.problem).toHaveText("The e-mail address or the password is not right.");
  await expect(form.email).toHaveValue(evanAccount.email);
  await expect(form.password).toBeFocused();

  await form.signIn({ email: "nobody@hedgeco.example", password: "not the password" });
  await expect(form.problem).toHaveText("The e-mail address or the password is not right.");

  await form.signIn(evanAccount);
  await expect(shell(page).heading("Overview")).toBeVisible();
});

test("after five failures the address waits, even with the right password", async ({ evan, browser }) => {
  const account = await makeStaffAccount(evan.request, "viewer");
  const form = signInPage(await strangersPage(browser));
  await form.open();
  for (let failures = 1; failures < 5; failures += 1) {
    await form.signIn({ ...account, password: `guess number ${failures}` });
    await expect(form.problem).toContainText("not right");
  }
  await form.signIn({ ...account, password: "guess number 5" });
  await expect(form.submit).toBeEnabled();
  await form.signIn(account);
  await expect(form.problem).toHaveText("Too many failed attempts. You can try again shortly.");
  await expect(form.submit).toBeDisabled();
  await expect(form.submit).toHaveText(/^Try again in \d+ s$/);
});

test("pretending to come from elsewhere does not bring more guesses", async ({ evan, browser }) => {
  const account = await makeStaffAccount(evan.request, "viewer");
  for (let guess = 1; guess <= 6; guess += 1) {
    const forged = { "x-forwarded-for": `203.0.113.${guess}`, "x-ops-client": `198.51.100.${guess}` };
    const context = await browser.newContext({ baseURL: consoleUnderTest.url, extraHTTPHeaders: forged });
    const refused = signInOverHttp(context, { ...account, password: `guess number ${guess}` });
    await expect(refused).rejects.toThrow(guess < 6 ? "CredentialsSignin" : "Throttled");
    await context.close();
  }
});

test("the link of a mail leads a visitor through sign-in to its action", async ({
  page,
  shaggy,
  world,
  evanAccount,
}) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const answer = await page.request.get(`/approvals/${id}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  await page.goto(`/approvals/${id}`);
  await expect(page).toHaveURL(`/sign-in?callbackUrl=%2Fapprovals%2F${id}`);
  await signInPage(page).signIn(evanAccount);
  await expect(page).toHaveURL(`/approvals/${id}`);
  await expect(page.getByRole("heading", { name: `Approve ${member.name}` }).first()).toBeVisible();
});

test("signing out ends the session", async ({ page, evan, evanAccount }) => {
  await evan.goto("/members");
  await shell(page).signOut("Evan Hartley");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/members");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fmembers/);
  await signInPage(page).signIn(evanAccount);
  await expect(page).toHaveURL(/\/members$/);
  await expect(shell(page).heading("Members")).toBeVisible();
});

for (const elsewhere of [
  "https://evil.example/steal",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "\t//evil.example",
]) {
  test(`sign-in does not lead to ${JSON.stringify(elsewhere)}`, async ({ page, evanAccount }) => {
    const left: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(consoleUnderTest.url)) left.push(request.url());
    });
    await signInPage(page).open(elsewhere);
    await signInPage(page).signIn(evanAccount);
    await expect(page).toHaveURL(`${consoleUnderTest.url}/`);
    await expect(shell(page).heading("Overview")).toBeVisible();
    expect(left).toEqual([]);
  });
}

async function strangersPage(browser: Browser) {
  const context = await browser.newContext({ baseURL: consoleUnderTest.url });
  return context.newPage();
}
