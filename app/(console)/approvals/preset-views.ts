import type { SavedView } from "@/components/data-table/saved-views";

const view = (name: string, query: Record<string, string>): SavedView => ({
  name,
  query: new URLSearchParams(query).toString(),
});

/** The page without a query shows what is held, oldest first; "status=" means every status. */
export const presetViews: readonly SavedView[] = [
  view("Waiting for me", {}),
  view("High risk", { risk: "high" }),
  view("Expiring soon", { sort: "expires.asc" }),
  view("All", { sort: "submitted.desc", status: "" }),
  view("Failed", { sort: "submitted.desc", status: "failed,unknown" }),
];
