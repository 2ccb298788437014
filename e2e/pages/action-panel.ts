import type { Locator } from "@playwright/test";

type Tab = "Evidence" | "Targets" | "Policy" | "History" | "Timeline" | "Record";

/** Everything about one action: beside the list, or the main part of its own page. */
export function actionPanel(root: Locator) {
  return {
    root,
    title: root.getByRole("heading").first(),
    header: root.getByRole("article").getByRole("banner").or(root.locator("article > header")),
    heldBecause: root.getByRole("region", { name: "Held because" }),
    blockedBecause: root.getByRole("region", { name: "Blocked because" }),
    mail: root.getByRole("region", { name: "The mail", exact: true }),
    targets: root.getByRole("region", { name: "Targets", exact: true }),
    outdated: root.getByRole("alert").filter({ hasText: "changed since you opened it" }),
    loadNewVersion: root.getByRole("button", { name: "Load the new version" }),
    approve: root.getByRole("button", { name: /^Approve/ }),
    reject: root.getByRole("button", { name: /^Reject/ }),
    whyNot: root.locator("#why-not"),
    openTab: (name: Tab) => root.getByRole("tab", { name: new RegExp(`^${name}`) }).click(),
    tabPanel: root.getByRole("tabpanel"),
  };
}
