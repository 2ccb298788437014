"use client";

import { useQuery } from "@tanstack/react-query";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { OutlierList } from "./outlier-list";
import { TargetProgress } from "./target-progress";

const OUTLIERS_SHOWN = 4;
/** In fewer nobody is looked for who is unlike the rest. */
const COMPARED_MIN = 10;
/** Single targets of a running action settle without an event of their own. */
const RUNNING_REFETCH_MS = 2_000;

/** How many it touches, how far it has come, and who among them differs from the rest. */
export function TargetSummary({ action }: { action: ActionDetail }) {
  const trpc = useTRPC();
  const isMoving = action.status === "running" && action.stageHeldAt === null;
  const { data, error } = useQuery(
    trpc.approvals.targetSample.queryOptions(
      { id: action.id },
      { refetchInterval: isMoving ? RUNNING_REFETCH_MS : false },
    ),
  );
  if (action.targetCount <= 1) return null;
  return (
    <section aria-label="Targets" className="grid min-w-0 gap-2 text-sm">
      <h3 className="font-medium">
        {action.targetCount.toLocaleString("en-GB")} targets
        {data && (data.outliers.length > 0 || data.total >= COMPARED_MIN) && (
          <span className="font-normal text-muted-foreground">
            , {data.outliers.length > 0 ? data.outliers.length : "none"} unlike the rest
          </span>
        )}
      </h3>
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {error && !data && <p className="text-danger-text">{problemOf(error).message}</p>}
      {data && (
        <>
          {/* The canary has a place of its own, as long as it waits. */}
          {action.stageHeldAt === null && (
            <TargetProgress counts={data.counts} total={data.total} isRunning={action.status === "running"} />
          )}
          <OutlierList outliers={data.outliers} total={data.total} shownMax={OUTLIERS_SHOWN} />
        </>
      )}
    </section>
  );
}
