"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheckIcon } from "lucide-react";
import { useMemo, useState } from "react";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { RetryDialog } from "@/components/approval/retry-dialog";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-action";
import { useTableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { useTRPC } from "@/components/trpc/trpc";
import { useSignedIn } from "@/components/shell/signed-in";
import { viewOf } from "@/components/trpc/view-of";
import { failedColumns, retryLook } from "./failed-columns";
import type { QueueName } from "@/components/shell/queue-names";

/** What of one queue failed or has an unknown outcome, newest first; an operator may try again what failed. */
export function FailedActions({ queue }: { queue: QueueName }) {
  const trpc = useTRPC();
  const go = useGo();
  const isOperator = useSignedIn().role === "operator";
  const [retried, setRetried] = useState<ActionListItem | null>(null);
  const state = useTableState({ columns: failedColumns, defaultLimit: 25 });
  const { q, cursor, limit } = state.request;
  const query = useQuery(
    trpc.approvals.list.queryOptions(
      { status: ["unknown", "failed"], queue: [queue], q, cursor, limit, sort: "newest" },
      { placeholderData: keepPreviousData },
    ),
  );
  const actions = useMemo<RowAction<ActionListItem>[]>(
    () => (isOperator ? [retry((row) => setRetried(row))] : []),
    [isOperator],
  );
  return (
    <section aria-labelledby="failed-heading" className="flex min-w-0 flex-col overflow-hidden rounded-lg border">
      <div className="px-4 pt-4 pb-2">
        <h2 id="failed-heading" className="text-md leading-5 font-semibold">
          Failed or unknown in {queue}
        </h2>
        <p className="text-xs text-muted-foreground">
          {isOperator
            ? "A retry is a new action, decided anew. Of an unknown outcome a person must first say what happened: open it."
            : "An operator may try these again, or say what became of an unknown outcome."}
        </p>
      </div>
      <DataTable
        id="failed-actions"
        label={`Failed or unknown in ${queue}`}
        columns={failedColumns}
        state={state}
        rows={query.data?.items}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        rowHref={(row) => `/approvals/${row.id}`}
        onOpen={(row) => go(`/approvals/${row.id}`)}
        {...viewOf(query)}
        nextCursor={query.data?.nextCursor}
        searchLabel="Search failed or unknown"
        actions={actions}
        empty={{ title: "Nothing failed in this queue, and every outcome is known", icon: CircleCheckIcon }}
      />
      {retried && (
        <RetryDialog
          row={retried}
          onClose={() => setRetried(null)}
          onDone={() => setRetried(null)}
          onReview={(id) => go(`/approvals/${id}`)}
        />
      )}
    </section>
  );
}

const retry = (run: (row: ActionListItem) => void): RowAction<ActionListItem> => ({
  ...retryLook,
  isAvailable: ({ status }) => status === "failed",
  run: ([row]) => row && run(row),
});
