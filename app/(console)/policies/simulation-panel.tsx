"use client";

import { useState } from "react";
import { RangeSwitch } from "@/components/shell/range-switch";
import { RelativeTime } from "@/components/shell/relative-time";
import { problemOf } from "@/components/trpc/problem";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { Draft, Simulation } from "./policy-types";
import { SimulationChanges } from "./simulation-changes";
import { SimulationCounts } from "./simulation-counts";
import { SIMULATION_DAYS, useSimulate, type SimulationDays } from "./use-simulate";

const DEFAULT_DAYS = 30;

/** Replays the draft over the decisions of the last days, and shows what would have been decided otherwise. */
export function SimulationPanel({ draft, canSimulate }: { draft: Draft; canSimulate: boolean }) {
  const [days, setDays] = useState<SimulationDays>(DEFAULT_DAYS);
  const { run, percent } = useSimulate(draft.id);
  return (
    <section aria-label={`Simulation of draft ${draft.id}`} className="grid min-w-0 gap-3 border-t pt-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-auto text-sm font-medium">Simulation</h3>
        {canSimulate && (
          <>
            <RangeSwitch label="Days to replay" ranges={SIMULATION_DAYS} days={days} onChange={setDays} />
            <Button size="sm" variant="outline" disabled={run.isPending} onClick={() => run.mutate(days)}>
              {run.isPending ? "Simulating…" : "Simulate"}
            </Button>
          </>
        )}
      </div>
      {percent !== null && <Progress aria-label="Decisions replayed" value={percent} />}
      {run.error && (
        <p role="alert" className="text-sm text-danger-text">
          {problemOf(run.error).message}
        </p>
      )}
      {draft.simulation ? (
        <Result simulation={draft.simulation} />
      ) : (
        <p className="text-sm text-muted-foreground">
          Not simulated as it is against the active version; that comes before activation.
        </p>
      )}
    </section>
  );
}

function Result({ simulation }: { simulation: Simulation }) {
  const { days, replayed, skipped, newlyRuns, by, ranAt } = simulation;
  return (
    <>
      <p className="text-sm">
        {`${replayed.toLocaleString("en-GB")} decisions of ${days} days replayed`}
        {skipped > 0 && `, ${skipped.toLocaleString("en-GB")} of other rules skipped`}.{" "}
        <strong className={newlyRuns > 0 ? "font-semibold text-warning-text" : "font-semibold"}>
          {newlyRuns === 0 ? "None" : newlyRuns.toLocaleString("en-GB")} would newly run alone.
        </strong>{" "}
        <span className="text-muted-foreground">
          By {by}, <RelativeTime at={ranAt} />
        </span>
      </p>
      <SimulationCounts simulation={simulation} />
      <SimulationChanges simulation={simulation} />
    </>
  );
}
