import type { SignedIn } from "@/components/shell/signed-in";
import type { SavedView } from "@/components/data-table/saved-views";

const view = (name: string, query: Record<string, string>): SavedView => ({
  name,
  query: new URLSearchParams(query).toString(),
});

const SHARED: readonly SavedView[] = [
  view("High risk", { risk: "high" }),
  view("Expiring soon", { sort: "expires.asc" }),
  view("Waits to go on", { status: "running", waits: "canary" }),
  view("All", { sort: "submitted.desc", status: "" }),
  view("Failed", { sort: "submitted.desc", status: "failed,unknown" }),
];

/** The page without a query shows what is held, oldest first; "status=" means every status. */
export function presetViewsFor(role: SignedIn["role"]): readonly SavedView[] {
  return [view(role === "viewer" ? "Waiting for a person" : "Waiting for me", {}), ...SHARED];
}
