"use client";

import { useQuery } from "@tanstack/react-query";
import { DecisionDesk } from "@/components/approval/decision-desk";
import { useGo } from "@/components/live/use-go";
import { DetailOf } from "@/components/shell/detail-of";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { usePageTrail } from "@/components/shell/page-trail";
import { useTRPC } from "@/components/trpc/trpc";
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
  usePageTrail(query.data?.name ?? "Mailing");
  return (
    <DetailOf query={query} back={{ href: "/campaigns", text: "All mailings" }} skeleton={<MailingSkeleton />}>
      {(mailing) => (
        <DecisionDesk onReview={(actionId) => go(`/approvals/${actionId}`)}>
          <MailingReport mailing={mailing} />
        </DecisionDesk>
      )}
    </DetailOf>
  );
}

function MailingSkeleton() {
  return (
    <>
      <PageHeader title="Mailing" />
      <PageBody>
        <div aria-busy="true" className="grid gap-4">
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-52 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      </PageBody>
    </>
  );
}
