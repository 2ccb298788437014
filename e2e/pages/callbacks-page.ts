import type { Page } from "@playwright/test";

/** Settings, where an operator registers the addresses that agents are told at. */
export function callbacksPage(page: Page) {
  const dialog = page.getByRole("dialog");
  return {
    dialog,
    address: dialog.getByLabel("Address"),
    submit: dialog.getByRole("button", { name: "Set address" }),
    secret: dialog.locator("[data-secret]"),
    kept: dialog.getByRole("button", { name: "I have kept it" }),
    row: (agent: string) =>
      page.getByRole("list", { name: "Callbacks" }).getByRole("listitem").filter({ hasText: agent }),
    open: () => page.goto("/settings?section=callbacks"),
    edit: (agent: string) => page.getByRole("button", { name: `Set the address of ${agent}` }).click(),
  };
}
