"use client";

import { useState } from "react";
import { ActionPanel } from "@/components/approval/action-panel";
import { DecisionDesk } from "@/components/approval/decision-desk";
import { nextHeld } from "@/components/approval/next-held";
import type { Verb } from "@/components/approval/offers";
import { useReview } from "@/components/approval/use-review";
import { useRefresh } from "@/components/approval/use-verbs";
import { useTableState } from "@/components/data-table/use-table-state";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { SplitView } from "@/components/shell/split-view";
import { cn } from "@/components/ui/cn";
import { ApprovalsTable } from "./approvals-table";
import { columns, filters } from "./columns";
import { focusRow } from "./focus-row";
import { NewRowsButton } from "./new-rows-button";
import { useActionList } from "./use-action-list";

const defaultSort = { id: "submitted", desc: false };
const defaultFilters = { status: ["held"] };

/** After these there is nothing more to do with the row. */
const movesOn: ReadonlySet<Verb> = new Set(["approve", "reject", "withdraw"]);

/** The inbox: what waits, oldest first, with the detail of the open row beside it. */
export function ApprovalsInbox() {
  const state = useTableState({ columns, filters, defaultSort, defaultFilters });
  const list = useActionList(state);
  const review = useReview(state.setOpenRowId);
  const refresh = useRefresh();
  const { openRowId } = state;
  const [doneTurn, setDoneTurn] = useState(0);

  const goOn = (decidedIds: readonly string[], verb: Verb) => {
    if (decidedIds.length > 1) {
      setDoneTurn((turn) => turn + 1);
      void refresh(decidedIds).then(list.adopt);
    }
    if (!movesOn.has(verb)) return;
    const next = nextHeld(list.rows ?? [], decidedIds);
    if (openRowId !== null && next !== null) state.setOpenRowId(next, "replace");
    if (next !== null) focusRow(next);
  };
  return (
    <DecisionDesk onDone={goOn} onReview={review.load}>
      <PageHeader
        title="Approvals"
        className={cn("min-h-15", openRowId && "max-lg:sr-only")}
        actions={<NewRowsButton list={list} />}
      />
      <PageBody fill className={openRowId ? "min-h-0" : undefined}>
        <SplitView
          list={<ApprovalsTable state={state} list={list} selectionTurn={doneTurn} />}
          detail={openRowId && <ActionPanel key={`${openRowId}:${review.turn}`} id={openRowId} />}
          detailLabel="Action"
          onClose={() => state.setOpenRowId(null)}
        />
      </PageBody>
    </DecisionDesk>
  );
}
