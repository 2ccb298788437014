"use client";

import { useQuery } from "@tanstack/react-query";
import { DecisionDesk } from "@/components/approval/decision-desk";
import { useGo } from "@/components/live/use-go";
import { BackLink } from "@/components/shell/back-link";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";
import { isMoving } from "@/app/(console)/campaigns/mailing-looks";
import { MailingReport } from "./mailing-report";

/** Single mails have no event of their own. */
const MOVING_REFETCH_MS = 2_000;
/** Providers tell of bounces and complaints long after the last mail. */
const SETTLED_REFETCH_MS = 30_000;

/** One mailing as it goes out. */
export function MailingPage({ id }: { id: string }) {
  const trpc = useTRPC();
  const go = useGo();
  const query = useQuery(
    trpc.mailings.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? MOVING_REFETCH_MS : SETTLED_REFETCH_MS),
      },
    ),
  );
  const view = viewOf(query);
  usePageTrail(query.data?.name ?? "Mailing");
  if (query.data) {
    return (
      <DecisionDesk onReview={(actionId) => go(`/approvals/${actionId}`)}>
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
        <MailingReport mailing={query.data} />
      </DecisionDesk>
    );
  }
  return (
    <>
      <PageHeader title="Mailing" />
      <PageBody>
        {view.error ? (
          <ErrorState
            problem={view.error}
            onRetry={view.onRetry}
            action={<BackLink href="/campaigns" text="All mailings" />}
          />
        ) : (
          <div aria-busy="true" className="grid gap-4">
            <Skeleton className="h-16 w-full" />
            <Skeleton className="h-52 w-full" />
            <Skeleton className="h-64 w-full" />
          </div>
        )}
      </PageBody>
    </>
  );
}
