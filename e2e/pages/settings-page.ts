import type { Page } from "@playwright/test";

/** Staff and one's own account. */
export function settingsPage(page: Page) {
  const dialog = page.getByRole("dialog");
  return {
    dialog,
    sections: page.getByRole("tab"),
    /** Shown once, in the dialog that made it. */
    secret: dialog.locator("[data-secret]"),
    kept: dialog.getByRole("button", { name: "I have kept it" }),
    staffMember: (name: string) => page.getByRole("region", { name: "Staff" }).getByRole("row", { name }),
    tokens: page.getByRole("list", { name: "Personal tokens" }),
    open: (section: "staff" | "account" | "delegations") => page.goto(`/settings?section=${section}`),
    async addStaff({ name, email }: { name: string; email: string }) {
      await page.getByRole("button", { name: "Add staff" }).click();
      await dialog.getByLabel("Name", { exact: true }).fill(name);
      await dialog.getByLabel("E-mail", { exact: true }).fill(email);
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
    },
    delegations: page.getByRole("list", { name: "Delegations" }),
    async delegate({ to, until, reason }: { to: string; until: string; reason: string }) {
      await page.getByRole("button", { name: "New delegation" }).click();
      await dialog.getByRole("combobox", { name: "Who decides" }).click();
      await page.getByRole("option", { name: to }).click();
      await dialog.getByLabel("Until").fill(until);
      await dialog.getByLabel("Reason").fill(reason);
      await dialog.getByRole("button", { name: "Delegate" }).click();
    },
    passkeys: page.getByRole("list", { name: "Passkeys" }),
    async addPasskey(label: string) {
      await page.getByRole("button", { name: "Add passkey" }).click();
      await dialog.getByLabel("Label").fill(label);
      await dialog.getByRole("button", { name: "Go on" }).click();
    },
    async removePasskey(label: string) {
      await page.getByRole("button", { name: `Remove ${label}` }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    },
    async makeToken(label: string) {
      await page.getByRole("button", { name: "New token" }).click();
      await dialog.getByLabel("Label").fill(label);
      await dialog.getByRole("button", { name: "Make token" }).click();
    },
  };
}
