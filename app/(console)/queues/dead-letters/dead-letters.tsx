"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheckIcon } from "lucide-react";
import { useMemo } from "react";
import { DecisionDesk, useDecisionDesk } from "@/components/approval/decision-desk";
import { mayDo } from "@/components/approval/offers";
import { DataTable } from "@/components/data-table/data-table";
import { knownValues } from "@/components/data-table/known-values";
import type { RowAction } from "@/components/data-table/row-action";
import { useTableState } from "@/components/data-table/use-table-state";
import { useGo } from "@/components/live/use-go";
import { usePageTrail } from "@/components/shell/page-trail";
import { QUEUES } from "@/components/shell/queue-names";
import { useSignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { retryLook } from "@/app/(console)/queues/failed-columns";
import { DEAD_STATUSES, deadLetterColumns, filters, resolveLook } from "./dead-letter-columns";

/** Of all queues, newest first; an operator tries again what failed, and says what became of the unknown. */
export function DeadLetters() {
  const go = useGo();
  usePageTrail("Dead letters");
  return (
    <DecisionDesk onReview={(id) => go(`/approvals/${id}`)}>
      <DeadLetterTable />
    </DecisionDesk>
  );
}

function DeadLetterTable() {
  const trpc = useTRPC();
  const go = useGo();
  const state = useTableState({ columns: deadLetterColumns, filters });
  const { q, filters: chosen, cursor, limit } = state.request;
  const query = useQuery(
    trpc.approvals.list.queryOptions(
      {
        ...{ q, cursor, limit, sort: "newest" },
        status: knownValues(chosen.status, DEAD_STATUSES) ?? ["unknown", "failed"],
        queue: knownValues(chosen.queue, QUEUES),
        agent: chosen.agent,
        action: chosen.action,
      },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      id="dead-letters"
      label="Dead letters"
      columns={deadLetterColumns}
      state={state}
      rows={query.data?.items}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      rowHref={(row) => `/approvals/${row.id}`}
      onOpen={(row) => go(`/approvals/${row.id}`)}
      {...viewOf(query)}
      nextCursor={query.data?.nextCursor}
      searchLabel="Search dead letters"
      actions={useRowActions()}
      empty={{ title: "Nothing failed, and every outcome is known", icon: CircleCheckIcon }}
    />
  );
}

function useRowActions(): RowAction<ActionListItem>[] {
  const me = useSignedIn();
  const desk = useDecisionDesk();
  return useMemo(
    () =>
      me.role === "operator"
        ? [
            {
              ...retryLook,
              isAvailable: (row) => mayDo("retry", row, me),
              run: ([row]) => row && desk.ask("retry", [row]),
            },
            {
              ...resolveLook,
              isAvailable: (row) => mayDo("resolve", row, me),
              run: ([row]) => row && desk.ask("resolve", [row]),
            },
          ]
        : [],
    [me, desk],
  );
}
