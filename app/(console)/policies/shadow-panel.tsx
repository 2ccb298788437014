"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RelativeTime } from "@/components/shell/relative-time";
import { VerdictBadge } from "@/components/shell/verdict-badge";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Skeleton } from "@/components/ui/skeleton";

/** How a shadowed draft has judged what came in since, beside what counted. */
export function ShadowPanel({ versionId, since }: { versionId: number; since: Date }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.policies.shadow.queryOptions({ versionId }));
  const view = viewOf(query);
  return (
    <section aria-label={`Shadow of draft ${versionId}`} className="grid min-w-0 gap-2 border-t pt-3 text-sm">
      <h3 className="font-medium">
        Shadow, since <RelativeTime at={since} />
      </h3>
      {view.error && <p className="text-danger-text">{view.error.message}</p>}
      {!view.error && !query.data && <Skeleton aria-busy="true" className="h-12" />}
      {query.data && <Counts counts={query.data.counts} />}
      {query.data && query.data.differing.length > 0 && (
        <ul aria-label="Judged otherwise" className="rounded-md border">
          {query.data.differing.map((one) => (
            <li key={one.decisionId} className="border-b last:border-b-0">
              <Link
                href={`/approvals/${one.actionId}`}
                className="flex min-h-11 flex-wrap items-center gap-2 px-3 py-1.5 hover:bg-row-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1 truncate">{one.title}</span>
                <VerdictBadge verdict={one.liveVerdict} />
                <span aria-hidden="true">→</span>
                <VerdictBadge verdict={one.verdict} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Counts({ counts }: { counts: readonly { live: string; shadow: string; count: number }[] }) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const same = counts.filter(({ live, shadow }) => live === shadow).reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return <p className="text-muted-foreground">Nothing was submitted since.</p>;
  const others = counts.filter(({ live, shadow }) => live !== shadow);
  return (
    <p>
      {`${same.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")} submissions judged the same`}
      {others.map(({ live, shadow, count }) => `; ${count.toLocaleString("en-GB")} ${live} → ${shadow}`)}.
    </p>
  );
}
