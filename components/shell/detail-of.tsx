"use client";

import type { ReactNode } from "react";
import { viewOf } from "@/components/trpc/view-of";
import type { ViewedQuery } from "@/components/trpc/view-of";
import { BackLink } from "./back-link";
import { ErrorState } from "./error-state";
import { MissedNote } from "./missed-note";

interface DetailOfProps<Data> {
  query: ViewedQuery<Data>;
  /** Where to go when this one cannot be shown. */
  back: { href: string; text: string };
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}

/** One thing that a query loads: as it was last known, on its way, or why it cannot be shown. */
export function DetailOf<Data>({ query, back, skeleton, children }: DetailOfProps<Data>) {
  const { error, missed, onRetry } = viewOf(query);
  if (error) {
    return <ErrorState className="flex-1" problem={error} onRetry={onRetry} action={<BackLink {...back} />} />;
  }
  if (query.data === undefined) return skeleton;
  return (
    <>
      <MissedNote problem={missed} onRetry={onRetry} className="border-x-0 border-t-0" />
      {children(query.data)}
    </>
  );
}
