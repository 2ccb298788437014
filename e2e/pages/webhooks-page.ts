import type { Page } from "@playwright/test";

export function webhooksPage(page: Page) {
  const list = page.getByRole("region", { name: "Webhooks", exact: true });
  const detail = page.getByRole("region", { name: "Webhook", exact: true });
  return {
    list,
    detail,
    open: (eventId: string) => page.goto(`/webhooks?q=${encodeURIComponent(eventId)}`),
    openEvent: (type: string) => list.getByRole("row").filter({ hasText: type }).click(),
    again: detail.getByRole("button", { name: "Process again" }),
    payload: detail.getByRole("region", { name: "event payload" }),
    attempts: detail.getByRole("region", { name: "Attempts" }).getByRole("listitem"),
  };
}
