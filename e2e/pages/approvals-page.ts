import type { Page } from "@playwright/test";
import { actionPanel } from "./action-panel";

/** The inbox, with the detail of the open row beside it. */
export function approvalsPage(page: Page) {
  const list = page.getByRole("region", { name: "Approvals", exact: true });
  const row = (id: string) => list.locator(`tr[data-row-id="${id}"]`);
  return {
    list,
    row,
    anyRow: list.locator("tr[data-row-id]").first(),
    /** The same row on a phone. */
    card: (id: string) => list.locator(`li[data-row-id="${id}"]`),
    search: page.getByRole("searchbox", { name: "Search actions" }),
    panel: actionPanel(page.getByRole("region", { name: "Action", exact: true })),
    selectionBar: page.getByRole("toolbar", { name: "Actions for the selected rows" }),
    /** What waits, narrowed to the titles that hold the text. */
    async open({ search, id }: { search?: string; id?: string } = {}) {
      const query = new URLSearchParams({ ...(search && { q: search }), ...(id && { row: id }) });
      await page.goto(query.size > 0 ? `/approvals?${query}` : "/approvals");
    },
    /** What the console says at the top for a while. */
    toast: (text: string | RegExp) => page.getByRole("listitem").filter({ hasText: text }),
    select: (id: string) => row(id).getByRole("checkbox").click(),
  };
}
