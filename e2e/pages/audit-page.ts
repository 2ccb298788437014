import type { Page } from "@playwright/test";

export function auditPage(page: Page) {
  const list = page.getByRole("region", { name: "Audit events" });
  const detail = page.getByRole("region", { name: "Audit event", exact: true });
  const event = (text: string | RegExp) => list.getByRole("row").filter({ hasText: text });
  return {
    list,
    event,
    timeline: detail.getByRole("list", { name: "Timeline of the action" }),
    /** The trail, of one action when its id is given. */
    open: ({ actionId }: { actionId?: string } = {}) => page.goto(actionId ? `/audit?q=${actionId}` : "/audit"),
    async openTimelineFrom(text: string) {
      await event(text).first().click();
      await detail.getByRole("tab", { name: "Timeline of the action" }).click();
    },
  };
}
