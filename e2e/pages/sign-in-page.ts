import type { Page } from "@playwright/test";
import type { StaffAccount } from "@/e2e/staff-client";

export function signInPage(page: Page) {
  const email = page.getByLabel("E-mail address");
  const password = page.getByLabel("Password");
  const submit = page.getByRole("button", { name: /^(Sign in|Signing in…|Try again in)/ });
  return {
    email,
    password,
    submit,
    problem: page.getByRole("main").getByRole("alert"),
    open: (callbackUrl?: string) =>
      page.goto(callbackUrl === undefined ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`),
    async signIn(account: StaffAccount) {
      await email.fill(account.email);
      await password.fill(account.password);
      await submit.click();
    },
  };
}
