"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/shell/error-state";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { roleWords } from "./test-words";
import { useSettled } from "./use-settled";

const SETTLES_MS = 350;

interface AudiencePreviewProps {
  filter: AudienceFilter;
  /** False: something is missing, and what is shown belongs to an earlier filter. */
  isReady: boolean;
}

/** How many the filter means, and some of them drawn at random. The figures before stay, paler, until the new ones are there. */
export function AudiencePreview({ filter, isReady }: AudiencePreviewProps) {
  const trpc = useTRPC();
  const asked = JSON.stringify(filter);
  const settled = useSettled(asked, SETTLES_MS);
  const query = useQuery(
    trpc.audiences.sample.queryOptions(
      // safe because it is what was written a line above
      { filter: JSON.parse(settled) as AudienceFilter },
      { enabled: isReady && settled === asked, placeholderData: keepPreviousData, staleTime: Infinity },
    ),
  );
  const view = viewOf(query);
  const isStale = view.isStale || !isReady || settled !== asked;
  return (
    <section
      aria-label="Who is meant"
      className="grid min-h-96 min-w-0 content-start gap-3 rounded-lg border bg-card p-4"
    >
      {view.error && <ErrorState title="They could not be counted" problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton className="h-80 w-full" />}
      {query.data && (
        <>
          <p aria-live="polite" className={cn("transition-opacity", isStale && "opacity-50")}>
            <span className="block text-2xl leading-8 font-semibold tracking-tight tabular-nums">
              {query.data.count.toLocaleString("en-GB")}
            </span>
            <span className="block min-h-5 text-sm text-muted-foreground">
              {!isReady
                ? "members before this change; something is missing"
                : isStale
                  ? "members before this change; counting…"
                  : `members are meant; ${query.data.people.length} of them, drawn at random:`}
            </span>
          </p>
          <ul className={cn("grid gap-1 text-sm transition-opacity", isStale && "opacity-50")}>
            {query.data.people.map(({ id, name, email, role, country }) => (
              <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-1 last:border-b-0">
                <span className="min-w-0 truncate">{name}</span>
                <span className="text-xs text-muted-foreground">
                  {roleWords[role]}, {country}
                </span>
                <span className="min-w-0 truncate text-xs text-muted-foreground">{email}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
