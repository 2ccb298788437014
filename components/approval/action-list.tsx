import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { StatusBadge } from "@/components/shell/status-badge";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { Submitter } from "./submitter";

/** A short list of actions, two lines each, every one a link to its page. */
export function ActionList({ label, actions, aside }: ActionListProps) {
  return (
    <ul aria-label={label} className="flex flex-col">
      {actions.map((action) => (
        <li key={action.id} className="border-b last:border-b-0">
          <Link
            href={`/approvals/${action.id}`}
            className="flex min-h-13 items-center gap-3 px-4 py-2 transition-colors hover:bg-row-hover focus-visible:-outline-offset-2"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{action.title}</span>
              <span className="flex min-w-0 items-center gap-1.5 text-xs text-muted-foreground">
                <Submitter submitter={action.submitter} />
                <span aria-hidden="true">·</span>
                <RelativeTime className="truncate" at={action.settledAt ?? action.submittedAt} />
              </span>
            </span>
            {aside ? aside(action) : <StatusBadge status={action.status} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ActionListProps {
  label: string;
  actions: readonly ActionListItem[];
  /** What stands at the right end; the status when left out. */
  aside?: (action: ActionListItem) => ReactNode;
}

/** For `aside` where every row has the same status. */
export function riskAside({ riskLevel }: ActionListItem) {
  return <RiskBadge risk={riskLevel} />;
}

export function ActionListSkeleton({ count }: { count: number }) {
  return (
    <div aria-busy="true" className="flex flex-col">
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className="flex min-h-13 items-center gap-3 border-b px-4 py-2 last:border-b-0">
          <div className="flex-1">
            <Skeleton className="mb-1.5 h-3.5 w-3/5" />
            <Skeleton className="h-3 w-2/5" />
          </div>
          <Skeleton className="h-5 w-18" />
        </div>
      ))}
    </div>
  );
}
