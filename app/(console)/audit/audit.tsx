"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import { useMemo } from "react";
import { ListWithDetail } from "@/components/data-table/list-with-detail";
import { useTableState } from "@/components/data-table/use-table-state";
import { agentNames } from "@/components/shell/agent-looks";
import { PageBody } from "@/components/shell/page-body";
import { usePageCommands } from "@/components/shell/page-commands";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/trpc/trpc";
import { besideDetail } from "@/app/(console)/beside-detail";
import { auditColumns, hiddenBesideDetail } from "./audit-columns";
import { auditFilters, auditQuery, exportHref, filterWords } from "./audit-filter";
import { DateRangeFilter } from "./date-range-filter";
import { EventDetail } from "./event-detail";
import { trailSentence } from "./trail-sentence";
import { ExportButton } from "./export-button";
import { SealStrip } from "./seal-strip";
import { useDateRange } from "./use-date-range";

/** The trail, newest first. */
export function Audit() {
  const trpc = useTRPC();
  const staff = useQuery(trpc.staff.list.queryOptions());
  const filters = useMemo(() => auditFilters(agentNames, staff.data ?? []), [staff.data]);
  const table = useTableState({ columns: auditColumns, filters });
  const [range, setRange] = useDateRange();
  const asked = auditQuery(table.request, range);
  const { cursor, limit } = table.request;
  const query = useQuery(
    trpc.audit.list.queryOptions({ ...asked, cursor, limit }, { placeholderData: keepPreviousData }),
  );
  const state = {
    ...besideDetail(table, FOLDED),
    isNarrowed: table.isNarrowed || range.from !== null || range.to !== null,
    clearFilters() {
      table.clearFilters();
      void setRange(null);
    },
  };
  const href = exportHref(asked);
  const words = filterWords(table.request, range, filters);
  useExportCommand(href);

  return (
    <>
      <PageHeader
        title="Audit"
        description="Everything that happened; nobody can change it."
        actions={<ExportButton href={href} words={words} />}
      />
      <PageBody fill>
        <ListWithDetail
          id="audit"
          label="Audit events"
          columns={auditColumns}
          state={state}
          query={query}
          rowName={trailSentence}
          searchLabel="Action, id, person or agent"
          presetViews={PRESETS}
          toolbarExtra={
            <DateRangeFilter
              range={range}
              onChange={(next) => {
                table.goFirst();
                void setRange(next);
              }}
            />
          }
          banner={
            <>
              <SealStrip />
              <WhatIsFound text={table.q} />
            </>
          }
          empty={{ title: "Nothing has happened yet" }}
          detail={(id, known) => <EventDetail key={id} id={id} known={known} />}
          detailLabel="Audit event"
        />
      </PageBody>
    </>
  );
}

const FOLDED = { columns: hiddenBesideDetail, filters: ["actor"] };

const PRESETS = [
  { name: "Decisions by people", query: "family=action&by=staff" },
  { name: "Refusals", query: "family=submit,decision" },
  { name: "Sign-ins and access", query: "family=staff,staff_token,agent_key" },
];

function WhatIsFound({ text }: { text: string }) {
  if (!text) return null;
  return (
    <p role="status" className="border-b bg-surface px-4 py-1.5 text-sm text-muted-foreground">
      Events of actions whose title has “{text}” or whose id begins so, and events by people or agents of that name.
    </p>
  );
}

function useExportCommand(href: string) {
  usePageCommands(
    useMemo(
      () => [
        {
          id: "audit-export",
          label: "Export the filtered trail",
          icon: DownloadIcon,
          keywords: ["jsonl", "download"],
          run: () => window.location.assign(href),
        },
      ],
      [href],
    ),
  );
}
