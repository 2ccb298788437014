"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { TargetChooser } from "./target-chooser";
import { TargetTable } from "./target-table";
import { useAllTargets } from "./use-all-targets";

/** Who may narrow a held action chooses among all its targets; otherwise a sample first, the whole set on demand. */
export function TargetBrowser({ action }: { action: ActionDetail }) {
  const me = useSignedIn();
  const [showsAll, setShowsAll] = useState(false);
  if (action.status === "held" && action.targetCount > 1 && me.role === "operator") {
    return <TargetChooser action={action} />;
  }
  return showsAll ? <AllTargets action={action} /> : <Sample actionId={action.id} onAll={() => setShowsAll(true)} />;
}

function Sample({ actionId, onAll }: { actionId: string; onAll: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.approvals.targetSample.queryOptions({ id: actionId }));
  if (error && !data) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-48 w-full" />;
  const isWhole = data.sample.length === data.total;
  return (
    <div className="grid gap-2">
      <TargetTable items={data.sample} label="Sample of the targets" />
      {!isWhole && (
        <p className="flex flex-wrap items-center justify-between gap-2 text-xs text-muted-foreground">
          A sample of {data.sample.length}: the first and the last, and some from between.
          <Button variant="outline" size="sm" onClick={onAll}>
            Show all {data.total.toLocaleString("en-GB")}
          </Button>
        </p>
      )}
    </div>
  );
}

function AllTargets({ action }: { action: ActionDetail }) {
  const { items, problem, retry } = useAllTargets(action.id);
  if (problem && !items) return <ErrorState problem={problem} onRetry={retry} />;
  if (!items) return <Skeleton className="h-48 w-full" />;
  return (
    <div className="grid gap-2">
      <TargetTable items={items} label="All targets" />
      <p className="text-xs text-muted-foreground tabular-nums">
        {items.length.toLocaleString("en-GB")} of {action.targetCount.toLocaleString("en-GB")}
      </p>
    </div>
  );
}
