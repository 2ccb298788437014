import type { Page } from "@playwright/test";

export function auditPage(page: Page) {
  const list = page.getByRole("region", { name: "Audit events" });
  const detail = page.getByRole("region", { name: "Audit event", exact: true });
  const event = (type: string) => list.getByRole("row").filter({ has: page.getByText(type, { exact: true }) });
  return {
    /** The rows of one type of event: "action.approved". */
    event,
    /** The steps of the action that the open event belongs to. */
    steps: detail.getByRole("tabpanel").getByRole("listitem"),
    /** The trail, of one action when its id is given. */
    open: ({ actionId }: { actionId?: string } = {}) => page.goto(actionId ? `/audit?q=${actionId}` : "/audit"),
    async openTimelineFrom(type: string) {
      await event(type).first().click();
      await detail.getByRole("tab", { name: "Timeline of the action" }).click();
    },
  };
}
