"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AgentChip } from "@/components/shell/agent-chip";
import { agentNames } from "@/components/shell/agent-looks";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { AgentOverview } from "@/server/api/reads/agents";
import { CallbackDialog } from "./callback-dialog";

/** Where each agent is told that an action of its own has ended. */
export function CallbacksSection() {
  const trpc = useTRPC();
  const query = useQuery(trpc.agents.list.queryOptions());
  const view = viewOf(query);
  const [chosen, setChosen] = useState<AgentOverview | null>(null);
  return (
    <PageBody className="pt-4">
      <p className="max-w-2xl text-sm text-muted-foreground">
        When an action has ended, its agent is told at this address, signed by the Standard Webhooks scheme. An agent
        without an address asks by itself.
      </p>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {!view.error && (
        <ul aria-label="Callbacks" className="max-w-4xl rounded-lg border bg-card">
          {query.data
            ? query.data.map((agent) => <CallbackRow key={agent.name} agent={agent} onSet={() => setChosen(agent)} />)
            : agentNames.map((name) => <RowSkeleton key={name} />)}
        </ul>
      )}
      {chosen && <CallbackDialog agent={chosen} onClose={() => setChosen(null)} />}
    </PageBody>
  );
}

const ROW = "flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 last:border-b-0";

function CallbackRow({ agent, onSet }: { agent: AgentOverview; onSet: () => void }) {
  return (
    <li className={ROW}>
      <span className="w-24 shrink-0 max-sm:flex-1">
        <AgentChip agent={agent.name} />
      </span>
      <span className="min-w-0 text-sm break-all max-sm:order-last max-sm:basis-full sm:flex-1">
        {agent.callbackUrl ?? <span className="text-muted-foreground">no address</span>}
        {agent.callbackUrl && !agent.callbackEnabled && <span className="text-warning-text"> (switched off)</span>}
      </span>
      <Button variant="outline" size="sm" aria-label={`Set the address of ${agent.name}`} onClick={onSet}>
        {agent.callbackUrl ? "Change" : "Set address"}
      </Button>
    </li>
  );
}

function RowSkeleton() {
  return (
    <li aria-busy="true" className={ROW}>
      <Skeleton className="h-4.5 w-24" />
      <Skeleton className="h-4 flex-1" />
      <Skeleton className="h-7 w-20" />
    </li>
  );
}
