/** The approvals list narrowed to what a figure counts, in the words of that list's own URL. */
export function approvalsHref({ status, ...view }: ApprovalsView): string {
  const query = new URLSearchParams(view);
  // Without a status the list shows what is held; an empty one means every status.
  query.set("status", typeof status === "string" ? status : (status ?? []).join(","));
  return `/approvals?${query.toString()}`;
}

interface ApprovalsView {
  /** Left out: every status. */
  status?: string | readonly string[];
  risk?: string;
  q?: string;
  agent?: string;
  queue?: string;
  sort?: "submitted.asc" | "submitted.desc" | "risk.desc" | "expires.asc";
}
