"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { MailingChecks } from "./mailing-checks";
import { MailingDifference } from "./mailing-difference";
import { ReaderMail } from "./reader-mail";
import { ReaderSwitch } from "./reader-switch";
import { readersToShow } from "./readers-to-show";

/**
 * What the checks found, the mails as real readers get them, and what is new since the last one of the topic. Nobody should approve a mailing they
 * were not shown, so a failure takes its place.
 */
export function MailingCopy({ action }: { action: ActionDetail }) {
  const actionId = action.id;
  const trpc = useTRPC();
  const sample = useQuery(trpc.approvals.targetSample.queryOptions({ id: actionId }));
  const [place, setPlace] = useState(0);
  const readers = sample.data ? readersToShow(sample.data) : [];
  const reader = readers[Math.min(place, readers.length - 1)];
  return (
    <>
      <MailingChecks trace={action.decision.trace} />
      <MailingDifference actionId={actionId} />
      <section aria-label="The mails" className="min-w-0 overflow-hidden rounded-md border text-sm">
        {sample.error && !sample.data && (
          <ErrorState
            title="The readers could not be loaded"
            problem={problemOf(sample.error)}
            onRetry={() => void sample.refetch()}
          />
        )}
        {sample.isPending && <Skeleton className="h-112 w-full" />}
        {reader && (
          <>
            <ReaderSwitch readers={readers} place={readers.indexOf(reader)} onPlace={setPlace} />
            <ReaderMail actionId={actionId} n={reader.n} />
          </>
        )}
      </section>
    </>
  );
}
