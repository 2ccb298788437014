import type { Page } from "@playwright/test";

type Tab = "parameters" | "rules" | "versions" | "switches";

/** The policy: drafts, figures, rules, versions, kill switches. */
export function policiesPage(page: Page) {
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  const simulation = page.getByRole("region", { name: /^Simulation of draft/ });
  return {
    dialog,
    propose: page.getByRole("button", { name: "Propose changes" }),
    figure: (label: string) => page.getByRole("spinbutton", { name: label, exact: true }),
    why: page.getByRole("textbox", { name: "Why" }),
    save: page.getByRole("button", { name: "Save draft" }),
    /** The card of the draft whose note says this. */
    draft: (note: string) => page.locator('[data-slot="card"]').filter({ hasText: note }),
    simulation,
    parameter: (name: string) => page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) }),
    stop: (title: string) => page.getByRole("button", { name: `Stop ${title}`, exact: true }),
    resume: (title: string) => page.getByRole("button", { name: `Resume ${title}`, exact: true }),
    reason: dialog.getByRole("textbox", { name: "Reason" }),
    confirm: (name: string) => dialog.getByRole("button", { name, exact: true }),
    banner: page.getByRole("alert").filter({ hasText: "Stopped:" }),
    open: (tab: Tab = "parameters") => page.goto(`/policies?tab=${tab}`),
  };
}
