"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MailXIcon, PlusIcon } from "lucide-react";
import { useState } from "react";
import { besideDetail } from "@/app/(console)/beside-detail";
import { knownValues } from "@/components/data-table/known-values";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { rowDetail } from "@/components/data-table/row-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { useSignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { AddDialog } from "./add-dialog";
import { LiftDialog } from "./lift-dialog";
import { suppressionColumns, suppressionFilters } from "./suppression-columns";
import { suppressionFacts } from "./suppression-facts";
import { reasonLooks, scopeLooks, stateLooks, type Suppression } from "./suppression-looks";

export function SuppressionsTable() {
  const trpc = useTRPC();
  const { role } = useSignedIn();
  const state = useTableState({ columns: suppressionColumns, filters: suppressionFilters });
  const { q, filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.suppressions.list.queryOptions(
      {
        ...{ q, cursor, limit },
        reason: knownValues(filters.reason, reasonLooks),
        scope: knownValues(filters.scope, scopeLooks),
        state: knownValues(filters.state, stateLooks),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  const [adds, setAdds] = useState(false);
  const [lifted, setLifted] = useState<Suppression | null>(null);
  const mayAsk = role === "operator" || role === "support";
  return (
    <>
      <ListWithDetail
        id="suppressions"
        label="Suppressions"
        columns={suppressionColumns}
        state={besideDetail(state, FOLDED)}
        query={query}
        rowName={(row) => row.email}
        searchLabel="Search address"
        presetViews={PRESETS}
        toolbarExtra={
          mayAsk && (
            <Button size="sm" onClick={() => setAdds(true)}>
              <PlusIcon />
              Add
            </Button>
          )
        }
        empty={{ title: "Everybody may be written to", icon: MailXIcon }}
        detail={rowDetail((row) => suppressionFacts(row, mayAsk ? setLifted : undefined))}
        detailLabel="Suppression"
      />
      {adds && <AddDialog onClose={() => setAdds(false)} />}
      {lifted && <LiftDialog suppression={lifted} onClose={() => setLifted(null)} />}
    </>
  );
}

const FOLDED = { columns: ["scope", "source", "since"], filters: ["scope", "state"] };

const PRESETS = [
  { name: "Complaints", query: "reason=complaint" },
  { name: "In force", query: "state=active" },
];
