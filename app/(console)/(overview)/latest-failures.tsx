"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheckIcon } from "lucide-react";
import { ActionList, ActionListSkeleton } from "@/components/approval/action-list";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { ListCard } from "./list-card";

const SHOWN = 8;

/** What failed, or may have happened without anybody knowing. */
export function LatestFailures() {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.approvals.list.queryOptions({ status: ["failed", "unknown"], sort: "newest", limit: SHOWN }),
  );
  const view = viewOf(query);
  return (
    <ListCard title="Latest failures" description="Failed, or with an unknown outcome" href="/queues/dead-letters">
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
      {view.error && <ErrorState className="flex-1" problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <ActionListSkeleton count={SHOWN} />}
      {query.data?.items.length === 0 && (
        <EmptyState className="flex-1" icon={CircleCheckIcon} title="Nothing failed" text="Failures appear here." />
      )}
      {query.data && <ActionList label="Latest failures" actions={query.data.items} />}
    </ListCard>
  );
}
