import type { Page } from "@playwright/test";

/** The dialog in which a decision is confirmed, for one action or for many. */
export function decisionDialog(page: Page) {
  const root = page.getByRole("dialog");
  return {
    root,
    typedCount: root.getByRole("textbox", { name: /Type (that number|\d+) to approve/ }),
    reason: root.getByRole("textbox", { name: /Why\?|reason|Note/ }),
    problem: root.getByRole("alert"),
    loadNewVersion: root.getByRole("button", { name: "Load the new version" }),
    close: root.getByRole("button", { name: "Close" }).first(),
    outcome: root.getByRole("status"),
    confirm: (verb: "Approve" | "Reject", howMany?: number) =>
      root.getByRole("button", { name: howMany === undefined ? verb : `${verb} ${howMany}`, exact: true }),
  };
}
