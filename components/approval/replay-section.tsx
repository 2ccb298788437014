"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { RiskBadge } from "@/components/shell/risk-badge";
import { StatusBadge } from "@/components/shell/status-badge";
import { VerdictBadge } from "@/components/shell/verdict-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import { ArchivedNote } from "./archived-note";
import { eventSentence } from "./event-sentence";

type Replay = Outputs["approvals"]["replay"];

/** The decisions judged again from their stored facts, and the action's life step by step from its events alone. */
export function ReplaySection({ actionId }: { actionId: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.approvals.replay.queryOptions({ id: actionId }));
  if (error && !data) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40 w-full" />;
  return (
    <div className="grid gap-4">
      <section aria-label="Decisions judged again" className="grid gap-1.5">
        <h3 className="text-sm font-medium">Judged again from the stored facts</h3>
        <ul className="divide-y rounded-md border text-sm">
          {data.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={decision} />
          ))}
        </ul>
      </section>
      <section aria-label="Steps" className="grid gap-1.5">
        <h3 className="text-sm font-medium">State after each step</h3>
        {data.steps.length === 0 ? (
          <ArchivedNote />
        ) : (
          <ol className="divide-y rounded-md border text-sm">
            {data.steps.map((step) => (
              <StepLine key={step.event.id} step={step} />
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}

function DecisionLine({ decision }: { decision: Replay["decisions"][number] }) {
  const { phase, decidedAt, versionId, stored, again, now } = decision;
  const differs = again && (again.verdict !== stored.verdict || again.risk !== stored.risk);
  return (
    <li className="grid gap-1.5 px-3 py-2">
      <p className="flex justify-between gap-3">
        <span className="first-letter:uppercase">{phase}</span>
        <RelativeTime at={decidedAt} className="text-xs text-muted-foreground" />
      </p>
      <Judged label={`On record, version ${versionId}`} judged={stored} />
      {again && <Judged label={`Again, version ${versionId}`} judged={again} />}
      {now && <Judged label={`Under the active version ${now.versionId}`} judged={now} />}
      {!again && (
        <p className="text-xs text-muted-foreground">Other rules than these judged it, so it cannot be replayed.</p>
      )}
      {differs && <p className="text-xs text-danger-text">What is on record does not come out of the rules.</p>}
    </li>
  );
}

function Judged({ label, judged }: { label: string; judged: Replay["decisions"][number]["stored"] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <span className="min-w-44 text-muted-foreground">{label}</span>
      <VerdictBadge verdict={judged.verdict} />
      <RiskBadge risk={judged.risk} />
    </p>
  );
}

function StepLine({ step }: { step: Replay["steps"][number] }) {
  const { event, after, fault } = step;
  return (
    <li className="grid gap-1 px-3 py-2">
      <p className="flex items-start justify-between gap-3">
        <span className="min-w-0 wrap-anywhere">{eventSentence(event)}</span>
        {after && <StatusBadge status={after.status} />}
      </p>
      {after && (
        <p className="text-xs text-muted-foreground tabular-nums">
          generation {after.generation} · attempt {after.attempt} · fence {after.fence} · {after.targetCount}{" "}
          {after.targetCount === 1 ? "target" : "targets"} · digest{" "}
          <code className="font-mono">{after.pinnedDigest.slice(0, 12)}</code>
        </p>
      )}
      {fault && <p className="text-xs text-danger-text">{fault}</p>}
    </li>
  );
}
