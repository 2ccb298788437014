"use client";

import { useQuery } from "@tanstack/react-query";
import { LayersIcon } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { useGo } from "@/components/live/use-go";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { usePageCommands, type PageCommand } from "@/components/shell/page-commands";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { FailedActions } from "./failed-actions";
import { QueueCard, QueueCardSkeleton } from "./queue-card";
import { QueueRates } from "./queue-rates";
import { QueueSettings } from "./queue-settings";
import { RedisWarning } from "./redis-warning";
import { queueHref, useChosenQueue } from "./use-chosen-queue";

// What Redis holds changes without an audit event.
const REFRESH_MS = 10_000;
const QUEUES = 6;

/** The six queues: how full they are, how fast they work, and what failed. */
export function Queues() {
  const trpc = useTRPC();
  const query = useQuery(trpc.queues.list.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const chosen = useChosenQueue(query.data);
  const rates = useQuery(trpc.queues.rates.queryOptions());
  const view = viewOf(query);
  const go = useGo();
  // As one text, because counts change every few seconds and the commands do not.
  const names = query.data?.map(({ name }) => name).join(" ") ?? "";
  usePageCommands(useMemo(() => queueCommands(names.split(" ").filter(Boolean), go), [names, go]));
  const queue = query.data?.find(({ name }) => name === chosen);

  return (
    <>
      <PageHeader
        title="Queues"
        description="Counts are Postgres's, which is the truth; Redis's stand beside them."
        actions={
          <Button asChild variant="outline" size="sm">
            <Link href="/queues/dead-letters">Dead letters</Link>
          </Button>
        }
      />
      <PageBody>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
        {query.data && <RedisWarning queues={query.data} />}
        {view.error && (
          <div className="rounded-lg border bg-card">
            <ErrorState title="The queues could not be loaded" problem={view.error} onRetry={view.onRetry} />
          </div>
        )}
        {!view.error && (
          <ul aria-label="Queues" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {query.data
              ? query.data.map((one) => (
                  <QueueCard key={one.name} queue={one} rates={rates.data} isChosen={one.name === chosen} />
                ))
              : Array.from({ length: QUEUES }, (_, place) => <QueueCardSkeleton key={place} />)}
          </ul>
        )}
        {chosen ? (
          <>
            <FailedActions key={chosen} queue={chosen} />
            <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
              <QueueRates queue={chosen} rates={rates.data} view={viewOf(rates)} />
              <QueueSettings name={chosen} queue={queue} view={view} />
            </div>
          </>
        ) : (
          view.status === "loading" && (
            <div aria-busy="true">
              <Skeleton className="h-96 w-full" />
            </div>
          )
        )}
      </PageBody>
    </>
  );
}

function queueCommands(names: readonly string[], go: (href: string) => void): PageCommand[] {
  return names.map((name) => ({
    id: `queue-${name}`,
    label: `Show the ${name} queue`,
    icon: LayersIcon,
    run: () => go(queueHref(name)),
  }));
}
