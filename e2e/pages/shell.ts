import type { Page } from "@playwright/test";

/** What stands around every page of the console. */
export function shell(page: Page) {
  const account = (name: string) => page.getByRole("button", { name: new RegExp(`^Account of ${name}`) });
  return {
    account,
    navigation: page.getByRole("navigation", { name: "Console" }),
    connection: page.getByRole("status").filter({ hasText: /Live updates stopped|may be out of date|You are offline/ }),
    heading: (name: string) => page.getByRole("heading", { level: 1, name, exact: true }),
    async signOut(name: string) {
      await account(name).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
    },
  };
}
