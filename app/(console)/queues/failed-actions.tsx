"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheckIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { RetryDialog } from "@/components/approval/retry-dialog";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-action";
import { useTableState } from "@/components/data-table/use-table-state";
import { useTRPC } from "@/components/trpc/trpc";
import { useSignedIn } from "@/components/shell/signed-in";
import { viewOf } from "@/components/trpc/view-of";
import { failedColumns, retryLook } from "./failed-columns";
import type { QueueName } from "./use-chosen-queue";

/** The failed actions of one queue, newest first; an operator may try one again. */
export function FailedActions({ queue }: { queue: QueueName }) {
  const trpc = useTRPC();
  const router = useRouter();
  const isOperator = useSignedIn().role === "operator";
  const [retried, setRetried] = useState<ActionListItem | null>(null);
  const state = useTableState({ columns: failedColumns, defaultLimit: 25 });
  const { q, cursor, limit } = state.request;
  const query = useQuery(
    trpc.approvals.list.queryOptions(
      { status: ["failed"], queue: [queue], q, cursor, limit, sort: "newest" },
      { placeholderData: keepPreviousData },
    ),
  );
  const actions = useMemo<RowAction<ActionListItem>[]>(
    () => (isOperator ? [{ ...retryLook, run: ([row]) => setRetried(row ?? null) }] : []),
    [isOperator],
  );
  return (
    <section aria-labelledby="failed-heading" className="flex min-w-0 flex-col overflow-hidden rounded-lg border">
      <div className="px-4 pt-4 pb-2">
        <h2 id="failed-heading" className="text-md leading-5 font-semibold">
          Failed in {queue}
        </h2>
        <p className="text-xs text-muted-foreground">
          {isOperator ? "A retry is a new action, decided anew." : "An operator may try these again."}
        </p>
      </div>
      <DataTable
        id="failed-actions"
        label={`Failed actions of ${queue}`}
        columns={failedColumns}
        state={state}
        rows={query.data?.items}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        rowHref={(row) => `/approvals/${row.id}`}
        onOpen={(row) => router.push(`/approvals/${row.id}`)}
        {...viewOf(query)}
        nextCursor={query.data?.nextCursor}
        searchLabel="Search failed actions"
        actions={actions}
        empty={{ title: "Nothing failed in this queue", icon: CircleCheckIcon }}
      />
      {retried && (
        <RetryDialog
          row={retried}
          onClose={() => setRetried(null)}
          onDone={() => setRetried(null)}
          onReview={(id) => router.push(`/approvals/${id}`)}
        />
      )}
    </section>
  );
}
