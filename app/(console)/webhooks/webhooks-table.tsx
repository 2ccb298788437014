"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { WebhookIcon } from "lucide-react";
import { useMemo } from "react";
import { besideDetail } from "@/app/(console)/beside-detail";
import { knownValues } from "@/components/data-table/known-values";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { useTRPC } from "@/components/trpc/trpc";
import { useReplay } from "./use-replay";
import { typeFilter, webhookColumns } from "./webhook-columns";
import { WebhookDetail } from "./webhook-detail";
import { webhookSourceLooks, webhookStateLooks } from "./webhook-looks";

/** Nothing is on the trail of an event that just came. */
const REFRESH_MS = 5_000;

export function WebhooksTable() {
  const trpc = useTRPC();
  const types = useQuery(trpc.webhooks.types.queryOptions());
  const typeFilters = useMemo(() => typeFilter(types.data ?? NO_TYPES), [types.data]);
  const state = useTableState({ columns: webhookColumns, filters: typeFilters });
  const { q, filters, cursor, limit } = state.request;
  const query = useQuery(
    trpc.webhooks.list.queryOptions(
      {
        ...{ q, cursor, limit },
        source: knownValues(filters.source, webhookSourceLooks),
        state: knownValues(filters.state, webhookStateLooks),
        type: filters.type?.length ? filters.type : undefined,
      },
      { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS },
    ),
  );
  const { actions, turn } = useReplay();
  return (
    <ListWithDetail
      id="webhooks"
      label="Webhooks"
      columns={webhookColumns}
      state={besideDetail(state, FOLDED)}
      query={query}
      rowName={(row) => `${row.type} of ${webhookSourceLooks[row.source].label}`}
      searchLabel="Search event id"
      presetViews={PRESETS}
      actions={actions}
      selectionTurn={turn}
      empty={{
        title: "No provider has told anything yet",
        text: "An address exists once its secret is set; the guide to operations says how.",
        icon: WebhookIcon,
      }}
      detail={(id) => <WebhookDetail key={id} id={id} />}
      detailLabel="Webhook"
    />
  );
}

const FOLDED = { columns: ["outcome", "attempts", "eventId"], filters: ["type"] };
const NO_TYPES: readonly string[] = [];

const PRESETS = [
  { name: "Dead letters", query: "state=dead" },
  { name: "Not done yet", query: "state=received,failed" },
];
