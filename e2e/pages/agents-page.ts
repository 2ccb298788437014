import type { Page } from "@playwright/test";

export function agentsPage(page: Page) {
  const dialog = page.getByRole("dialog");
  /** On while the agent may work. */
  const works = (agent: string) => page.getByRole("switch", { name: `${agent} may work` });
  return {
    works,
    reason: dialog.getByRole("textbox", { name: "Reason" }),
    confirmPause: dialog.getByRole("button", { name: "Pause", exact: true }),
    card: (agent: string) =>
      page
        .getByRole("list", { name: "Agents" })
        .getByRole("listitem")
        .filter({ has: works(agent) }),
    open: () => page.goto("/agents"),
  };
}
