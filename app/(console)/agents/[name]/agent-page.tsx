"use client";

import { useQuery } from "@tanstack/react-query";
import { BotOffIcon } from "lucide-react";
import Link from "next/link";
import { agentLooks, isAgent } from "@/components/shell/agent-looks";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { AgentName } from "@/server/agents/registry";
import { AgentProfile } from "./agent-profile";

/** One agent: its boundary in one screen. */
export function AgentPage({ name }: { name: string }) {
  usePageTrail(name);
  if (isAgent(name)) return <KnownAgent name={name} />;
  return (
    <EmptyState
      className="flex-1"
      icon={BotOffIcon}
      title={`There is no agent called “${name}”`}
      action={
        <Button asChild variant="outline">
          <Link href="/agents">All agents</Link>
        </Button>
      }
    />
  );
}

function KnownAgent({ name }: { name: AgentName }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.agents.get.queryOptions({ agent: name }));
  const view = viewOf(query);
  if (query.data) {
    return (
      <>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
        <AgentProfile agent={query.data} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={name} description={`${agentLooks[name].role}.`} />
      <PageBody>
        {view.error ? (
          <ErrorState problem={view.error} onRetry={view.onRetry} />
        ) : (
          <div aria-busy="true" className="grid gap-4">
            <Skeleton className="h-14 w-full" />
            <Skeleton className="h-56 w-full" />
            <Skeleton className="h-72 w-full" />
          </div>
        )}
      </PageBody>
    </>
  );
}
