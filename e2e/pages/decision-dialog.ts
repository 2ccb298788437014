import type { Page } from "@playwright/test";

type Verb = "Approve" | "Reject" | "Withdraw" | "Drop" | "Stop" | "Continue with";

/** The dialog in which a decision is confirmed, for one action or for many. */
export function decisionDialog(page: Page) {
  const root = page.getByRole("dialog");
  return {
    root,
    typedCount: root.getByRole("textbox", { name: /Type that number to approve/ }),
    reason: root.getByRole("textbox", { name: /Why|reason|Note/ }),
    problem: root.getByRole("alert"),
    loadNewVersion: root.getByRole("button", { name: "Load the new version" }),
    close: root.getByRole("button", { name: "Close" }).first(),
    outcome: root.getByRole("status"),
    /** The button that does it; it names the effect: "Approve the membership", "Reject", "Drop 12". */
    confirm: (verb: Verb, howMany?: number) =>
      root.getByRole("button", {
        name: howMany === undefined ? new RegExp(`^${verb}( the .+)?$`) : `${verb} ${howMany}`,
      }),
    goOnAlone: root.getByRole("button", { name: "Break the glass" }),
  };
}
