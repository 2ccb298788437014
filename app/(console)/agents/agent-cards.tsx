"use client";

import { useQuery } from "@tanstack/react-query";
import { BotIcon } from "lucide-react";
import { useMemo } from "react";
import { useGo } from "@/components/live/use-go";
import { agentNames } from "@/components/shell/agent-looks";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { usePageCommands } from "@/components/shell/page-commands";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { AgentCard, AgentCardSkeleton } from "./agent-card";

/** That an agent was seen is no event of the trail, which would otherwise say when to look again. */
const SEEN_REFETCH_MS = 60_000;

/** The five agents with their last week. */
export function AgentCards() {
  const trpc = useTRPC();
  const go = useGo();
  const query = useQuery(trpc.agents.list.queryOptions(undefined, { refetchInterval: SEEN_REFETCH_MS }));
  const view = viewOf(query);
  usePageCommands(
    useMemo(
      () =>
        agentNames.map((name) => ({
          id: `agent-${name}`,
          label: `Open ${name}`,
          icon: BotIcon,
          run: () => go(`/agents/${name}`),
        })),
      [go],
    ),
  );
  if (view.error) return <ErrorState problem={view.error} onRetry={view.onRetry} />;
  return (
    <>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      <ul aria-label="Agents" className="grid gap-3">
        {query.data
          ? query.data.map((agent) => <AgentCard key={agent.name} agent={agent} />)
          : agentNames.map((name) => <AgentCardSkeleton key={name} />)}
      </ul>
    </>
  );
}
