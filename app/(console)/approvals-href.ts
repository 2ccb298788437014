/** The approvals list narrowed to what a figure counts. Keys are those of the list's own filters. */
export function approvalsHref(view: ApprovalsView): string {
  const entries = Object.entries(view).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [[key, Array.isArray(value) ? value.join(",") : value]];
  });
  const query = new URLSearchParams(entries).toString();
  return query ? `/approvals?${query}` : "/approvals";
}

interface ApprovalsView {
  q?: string;
  status?: string | string[];
  risk?: string;
  queue?: string;
  agent?: string;
  action?: string;
  /** Such as "expiresAt.asc". */
  sort?: string;
}
