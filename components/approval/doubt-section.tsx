"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleHelpIcon } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/shell/copy-button";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { Doubt } from "@/server/api/reads/doubts";

/** What is known of each call that nobody answered, for whoever must find out what happened. */
export function DoubtSection({ action }: { action: ActionDetail }) {
  const trpc = useTRPC();
  const isUnknown = action.status === "unknown";
  const query = useQuery(trpc.approvals.doubts.queryOptions({ id: action.id }, { enabled: isUnknown }));
  if (!isUnknown) return null;
  return (
    <section aria-label="What happened?" className="min-w-0 rounded-md border border-danger-line">
      <h3 className="flex items-center gap-1.5 border-b px-3 py-2 text-sm font-medium">
        <CircleHelpIcon className="size-4 shrink-0 text-danger" />
        What happened?
      </h3>
      {query.error && !query.data && (
        <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton className="m-3 h-20" />}
      {query.data?.length === 0 && (
        <p className="px-3 py-2 text-sm text-muted-foreground">Every call has been spoken for.</p>
      )}
      <ul className="max-h-96 divide-y overflow-y-auto">
        {query.data?.map((doubt) => (
          <li key={doubt.effectKey} className="px-3 py-2">
            <OneDoubt doubt={doubt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneDoubt({ doubt }: { doubt: Doubt }) {
  const now = useServerNow();
  const isKnown = doubt.windowUntil !== null && doubt.windowUntil.getTime() > now;
  return (
    <>
      <p className="text-sm font-medium wrap-anywhere">
        {doubt.n + 1}. {doubt.label}
      </p>
      {doubt.said && <p className="text-sm wrap-anywhere">{doubt.said}</p>}
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
        <Fact term="Called">
          <RelativeTime at={doubt.intentAt} />, {doubt.tries === 1 ? "once" : `${doubt.tries} times`}, through{" "}
          {doubt.port}
        </Fact>
        <Fact term="Key">
          <span className="inline-flex max-w-full items-center">
            <code className="truncate font-mono">{doubt.effectKey}</code>
            <CopyButton text={doubt.effectKey} label={`Copy the effect key of ${doubt.label}`} className="-my-1" />
          </span>
        </Fact>
        <Fact term="Repeating">
          {doubt.windowUntil && isKnown ? (
            <>
              is recognised, until <RelativeTime at={doubt.windowUntil} />
            </>
          ) : (
            "would not be recognised, and could do it twice"
          )}
        </Fact>
        <Fact term="Provider">
          {doubt.providerId && <code className="font-mono">{doubt.providerId} </code>}
          {doubt.events.length === 0 && "has told nothing of its own accord"}
          {doubt.events.map(({ type, at }) => (
            <span key={`${type}-${at.toISOString()}`} className="block">
              {type} <RelativeTime at={at} />
            </span>
          ))}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
