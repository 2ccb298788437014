import type { Page } from "@playwright/test";

export function outboxPage(page: Page) {
  const list = page.getByRole("region", { name: "Mails" });
  const frame = page.getByRole("region", { name: "Mail", exact: true }).locator("iframe");
  return {
    list,
    frame,
    rendered: frame.contentFrame(),
    open: (search: string) => page.goto(`/outbox?q=${encodeURIComponent(search)}`),
    openMail: (to: string) => list.getByRole("row").filter({ hasText: to }).click(),
  };
}
