"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarRangeIcon } from "lucide-react";
import { useMemo } from "react";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { usePageCommands } from "@/components/shell/page-commands";
import { RangeSwitch } from "@/components/shell/range-switch";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { AgentActivity } from "./agent-activity";
import { ApproverPaces } from "./approver-paces";
import { DecisionTimes } from "./decision-times";
import { FigureTiles } from "./figure-tiles";
import { LatestFailures } from "./latest-failures";
import { NextToDecide } from "./next-to-decide";
import { RANGES_DAYS, useRange } from "./use-range";
import { VerdictsByDay } from "./verdicts-by-day";

// The live stream refreshes at once; this is for figures that change by themselves, such as "expiring soon".
const REFRESH_MS = 60_000;

/** What an operator looks at first: what waits, what went wrong, and how the last days were. */
export function Overview() {
  const trpc = useTRPC();
  const [days, setDays] = useRange();
  const query = useQuery(
    trpc.overview.read.queryOptions({ days }, { placeholderData: keepPreviousData, refetchInterval: REFRESH_MS }),
  );
  const view = viewOf(query);
  usePageCommands(
    useMemo(
      () =>
        RANGES_DAYS.map((range) => ({
          id: `overview-${range}`,
          label: `Show ${range} days`,
          icon: CalendarRangeIcon,
          run: () => void setDays(range),
        })),
      [setDays],
    ),
  );

  return (
    <>
      <PageHeader
        title="Overview"
        description="What waits, what ran and what went wrong."
        actions={<RangeSwitch ranges={RANGES_DAYS} days={days} onChange={(next) => void setDays(next)} />}
      />
      <PageBody>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
        <FigureTiles figures={query.data?.figures} view={view} />
        <div className="grid gap-4 lg:grid-cols-[5fr_6fr]">
          <NextToDecide />
          <div className="grid min-w-0 gap-4">
            <VerdictsByDay days={days} rows={query.data?.byVerdict} view={view} />
            <DecisionTimes days={days} rows={query.data?.timeToDecision} view={view} />
          </div>
          <LatestFailures />
          <div className="grid min-w-0 content-start gap-4">
            <ApproverPaces />
            <AgentActivity days={days} rows={query.data?.byAgent} view={view} />
          </div>
        </div>
      </PageBody>
    </>
  );
}
