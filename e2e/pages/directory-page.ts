import type { Page } from "@playwright/test";

/** Members, funds or providers, with what is known of the open row beside the list. */
export function directoryPage(page: Page, noun: "Member" | "Fund" | "Provider") {
  const list = page.getByRole("region", { name: `${noun}s`, exact: true });
  const detail = page.getByRole("region", { name: noun, exact: true });
  return {
    list,
    detail,
    row: (name: string) => list.getByRole("row", { name }),
    actionsAbout: detail.getByRole("link", { name: /^Actions about/ }),
    open: (search: string) => page.goto(`/${noun.toLowerCase()}s?q=${encodeURIComponent(search)}`),
  };
}
