"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { kindLabelOf } from "@/components/approval/kind-labels";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { directionLabel } from "./directions";
import type { Simulation } from "./policy-types";

const SHOWN_FIRST = 10;
const SHOWN_MORE = 100;

type Change = Outputs["policies"]["changes"][number];

/** The actions that would change, with links; what would newly run alone comes first. */
export function SimulationChanges({ simulation }: { simulation: Simulation }) {
  const trpc = useTRPC();
  const [shown, setShown] = useState(SHOWN_FIRST);
  const query = useQuery(trpc.policies.changes.queryOptions({ id: simulation.id }));
  const view = viewOf(query);
  if (view.error) return <ErrorState className="min-h-0" problem={view.error} onRetry={view.onRetry} />;
  if (!query.data) return <Skeleton aria-busy="true" className="h-24" />;
  if (query.data.length === 0) return null;
  return (
    <div className="min-w-0">
      <ul aria-label="Actions that would change" className="rounded-md border">
        {query.data.slice(0, shown).map((change) => (
          <ChangeRow key={`${change.actionId}:${change.decidedAt}`} change={change} />
        ))}
      </ul>
      {query.data.length > shown && (
        <Button variant="ghost" size="sm" className="mt-1" onClick={() => setShown(shown + SHOWN_MORE)}>
          Show more of {query.data.length.toLocaleString("en-GB")}
        </Button>
      )}
    </div>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const { before, after } = change;
  const otherwise = [
    before.risk === after.risk ? null : `risk ${before.risk} → ${after.risk}`,
    before.quorum === after.quorum ? null : `${before.quorum} → ${after.quorum}`,
  ].filter((part) => part !== null);
  return (
    <li className="border-b last:border-b-0">
      <Link
        href={`/approvals/${change.actionId}`}
        className="grid min-h-11 gap-x-3 px-3 py-1.5 text-sm hover:bg-row-hover focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium">{change.title}</span>
          <span className="block truncate text-xs text-muted-foreground">
            {kindLabelOf(change.kind)} · <RelativeTime at={change.decidedAt} />
          </span>
        </span>
        <span className="min-w-0 text-xs break-words">
          {[directionLabel(change.direction), ...otherwise].join("; ")}
        </span>
      </Link>
    </li>
  );
}
