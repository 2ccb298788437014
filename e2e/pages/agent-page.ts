import type { Page } from "@playwright/test";

/** One agent's page, where its callbacks are. */
export function agentPage(page: Page, agent: string) {
  const dialog = page.getByRole("dialog");
  const callbacks = page.getByRole("list", { name: `Callbacks of ${agent}` });
  return {
    dialog,
    callbacks,
    newest: callbacks.getByRole("listitem").first(),
    replaceSecret: page.getByRole("button", { name: "Replace secret" }),
    confirmReplace: dialog.getByRole("button", { name: "Replace", exact: true }),
    secret: dialog.locator("[data-secret]"),
    kept: dialog.getByRole("button", { name: "I have kept it" }),
    open: () => page.goto(`/agents/${agent}`),
  };
}
