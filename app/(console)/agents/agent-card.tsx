"use client";

import Link from "next/link";
import { AgentChip } from "@/components/shell/agent-chip";
import { RelativeTime } from "@/components/shell/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { AgentOverview } from "@/server/api/reads/agents";
import { AgentActivity } from "./agent-activity";
import { AgentState } from "./agent-state";
import { PauseSwitch } from "./pause-switch";
import { WeekFigures } from "./week-figures";

const FRAME =
  "grid min-w-0 gap-x-6 gap-y-3 rounded-lg border bg-card px-4 py-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_9rem] lg:items-center";

/** One agent in a row: who it is, its last week, and whether it works. */
export function AgentCard({ agent }: { agent: AgentOverview }) {
  return (
    <li className={FRAME}>
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-md font-semibold">
          <Link href={`/agents/${agent.name}`} className="inline-flex rounded-sm hover:underline">
            <AgentChip agent={agent.name} />
          </Link>
          <span className="text-sm font-normal text-muted-foreground">{agent.role}</span>
        </h2>
        <p className="mt-0.5 text-sm text-muted-foreground">{agent.duty}</p>
        {agent.activity && agent.activityAt && (
          <p className="mt-1 text-sm">
            <AgentActivity activity={agent.activity} at={agent.activityAt} />
          </p>
        )}
        {agent.pausedAt && (
          <p className="mt-1 text-sm text-warning-text">
            Paused by {agent.pausedBy ?? "somebody"} <RelativeTime at={agent.pausedAt} />: {agent.pauseReason}
          </p>
        )}
      </div>
      <WeekFigures week={agent.lastWeek} />
      <div className="flex items-center justify-between gap-x-4 gap-y-1.5 lg:flex-col lg:items-end">
        <div className="flex items-center gap-2">
          <AgentState isPaused={agent.pausedAt !== null} />
          <PauseSwitch agent={agent.name} isPaused={agent.pausedAt !== null} />
        </div>
        <span className="text-xs text-muted-foreground">
          {agent.ownerName && `owned by ${agent.ownerName}, `}
          {agent.lastSeenAt ? (
            <>
              seen <RelativeTime at={agent.lastSeenAt} />
            </>
          ) : (
            "never seen"
          )}
        </span>
      </div>
    </li>
  );
}

export function AgentCardSkeleton() {
  return (
    <li aria-busy="true" className={FRAME}>
      <div>
        <Skeleton className="mb-2 h-5 w-40" />
        <Skeleton className="h-4 w-4/5" />
      </div>
      <Skeleton className="h-10 w-full" />
      <div className="flex flex-col gap-2 lg:items-end">
        <Skeleton className="h-5 w-24" />
        <Skeleton className="h-3 w-20" />
      </div>
    </li>
  );
}
