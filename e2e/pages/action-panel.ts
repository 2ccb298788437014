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
    outdated: root.getByRole("alert").filter({ hasText: /changed since|Came back to you/ }),
    loadNewVersion: root.getByRole("button", { name: "Load the new version" }),
    approve: root.getByRole("button", { name: /^Approve/ }),
    reject: root.getByRole("button", { name: /^Reject/ }),
    /** How a staged bulk stands while its rest waits. */
    canary: root.getByRole("region", { name: "Canary" }),
    continueRest: root.getByRole("button", { name: /^Continue with/ }),
    stop: root.getByRole("button", { name: "Stop…" }),
    undo: root.getByRole("button", { name: /^Undo/ }),
    approvals: root.getByRole("region", { name: "Approvals", exact: true }),
    difference: root.getByRole("region", { name: /^What changed since generation/ }),
    searchTargets: root.getByRole("searchbox", { name: "Search the targets" }),
    chooseOutliers: root.getByRole("button", { name: /^Choose the \d+ unlike the rest/ }),
    chooseTarget: (name: string) => root.getByRole("checkbox", { name: `Choose ${name}` }),
    dropChosen: root.getByRole("button", { name: /^Drop \d+ of/ }),
    /** Approves with one click, once what is shown has been in sight long enough for that. */
    approveAtOnce: async () => {
      await root.locator("button[aria-keyshortcuts=a]:not([aria-haspopup])").click();
    },
    whyNot: root.locator("#why-not"),
    openTab: (name: Tab) => root.getByRole("tab", { name: new RegExp(`^${name}`) }).click(),
    tabPanel: root.getByRole("tabpanel"),
  };
}
