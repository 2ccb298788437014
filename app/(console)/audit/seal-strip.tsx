"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldAlertIcon, ShieldCheckIcon, ShieldIcon } from "lucide-react";
import { RelativeTime } from "@/components/shell/relative-time";
import { problemOf } from "@/components/trpc/problem";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { useVerify } from "./use-verify";

type Status = Outputs["audit"]["status"];

/** Whether the trail can be proved, at a glance: what is sealed, when it was last verified, and what came out. */
export function SealStrip() {
  const trpc = useTRPC();
  const query = useQuery(trpc.audit.status.queryOptions());
  const { run, percent } = useVerify();
  const { error } = viewOf(query);
  const problem = error?.message ?? (run.error && problemOf(run.error).message);
  const status = query.data;
  return (
    <section
      aria-label="Verification of the trail"
      className="relative flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-4 py-1.5 text-sm"
    >
      {status ? <Standing status={status} /> : !error && <Skeleton className="h-4 w-72" />}
      {problem && (
        <p role="alert" className="text-danger-text">
          {problem}
        </p>
      )}
      <Button
        size="sm"
        variant="outline"
        className="ml-auto"
        disabled={run.isPending || !status || status.sealed === 0}
        onClick={() => run.mutate()}
      >
        {percent === null ? "Verify now" : `Verifying… ${percent} %`}
      </Button>
      {percent !== null && (
        <Progress aria-label="Events verified" value={percent} className="absolute inset-x-0 bottom-0 h-0.5" />
      )}
    </section>
  );
}

function Standing({ status }: { status: Status }) {
  const { sealed, archived, isLate, checkpoint, verified } = status;
  const isBroken = Boolean(verified?.fault);
  const Icon = isBroken || isLate ? ShieldAlertIcon : verified ? ShieldCheckIcon : ShieldIcon;
  const tone = isBroken ? "text-danger-text" : isLate ? "text-warning-text" : "text-muted-foreground";
  return (
    <div role="status" className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden="true" className={`size-4 shrink-0 ${tone}`} />
        <span className="tabular-nums">
          {`${sealed.toLocaleString("en-GB")} events sealed`}
          {archived > 0 && `, the first ${archived.toLocaleString("en-GB")} archived`}
        </span>
      </span>
      {checkpoint && (
        <span className="text-muted-foreground">
          last checkpoint <RelativeTime at={checkpoint.sealedAt} />
        </span>
      )}
      {isLate && <span className="text-warning-text">Newer events wait for their seal.</span>}
      <LastVerified verified={verified} />
    </div>
  );
}

function LastVerified({ verified }: { verified: Status["verified"] }) {
  if (!verified) return <span className="text-muted-foreground">not verified yet</span>;
  const { at, by, size, fault } = verified;
  return (
    <span className={fault ? "text-danger-text" : "text-muted-foreground"}>
      {fault ?? `all ${size.toLocaleString("en-GB")} verified`}, by {by} <RelativeTime at={at} />
    </span>
  );
}
