"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { problemOf } from "@/components/trpc/problem";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { Skeleton } from "@/components/ui/skeleton";

type Mailing = Outputs["mailings"]["list"]["items"][number];

/** What is other than the last time that this topic was written about; a sudden jump is what a person looks for. */
export function MailingDifference({ actionId }: { actionId: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.mailings.get.queryOptions({ id: actionId }));
  return (
    <section aria-label="Beside the last mailing" className="grid min-h-32 min-w-0 content-start gap-1.5 text-sm">
      <h3 className="flex flex-wrap justify-between gap-x-3 font-medium">
        Beside the last mailing of this topic
        <Link href={`/campaigns/${actionId}`} className="font-normal text-link underline">
          How it goes
        </Link>
      </h3>
      {error && !data && <p className="text-danger-text">{problemOf(error).message}</p>}
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {data && !data.previous && (
        <p className="text-muted-foreground">It is the first of the topic {data.topic}; nothing to hold it against.</p>
      )}
      {data?.previous && <Differences now={data} before={data.previous} />}
    </section>
  );
}

function Differences({ now, before }: { now: Mailing; before: Mailing }) {
  return (
    <table className="w-full text-left tabular-nums [&_td]:py-0.5 [&_td]:pr-3 [&_td]:align-top [&_td]:wrap-anywhere">
      <thead className="text-xs text-muted-foreground">
        <tr>
          <th scope="col" className="font-normal">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="font-normal">
            This one
          </th>
          <th scope="col" className="font-normal">
            <Link href={`/campaigns/${before.id}`} className="text-link underline">
              {before.name}
            </Link>
          </th>
        </tr>
      </thead>
      <tbody>
        {LINES.map(({ label, of }) => {
          const isOther = of(now) !== of(before);
          return (
            <tr key={label}>
              <td className="text-muted-foreground">{label}</td>
              <td className={isOther ? "font-medium" : undefined}>{of(now)}</td>
              <td className="text-muted-foreground">{isOther ? of(before) : "the same"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const whole = (count: number) => count.toLocaleString("en-GB");

const LINES: readonly { label: string; of: (mailing: Mailing) => string }[] = [
  { label: "Subject", of: ({ subject }) => subject ?? "none" },
  { label: "Readers", of: ({ readers }) => whole(Object.values(readers).reduce((sum, count) => sum + count, 0)) },
  { label: "From", of: ({ sendingDomain }) => sendingDomain },
  { label: "At most an hour", of: ({ throttlePerHour }) => whole(throttlePerHour) },
];
