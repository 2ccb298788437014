"use client";

import { ErrorState } from "@/components/shell/error-state";
import { formatDuration } from "@/components/shell/format-relative";
import { useServerNow } from "@/components/shell/server-clock";
import { StatTile } from "@/components/shell/stat-tile";
import type { Outputs } from "@/components/trpc/outputs";
import type { QueryView } from "@/components/trpc/view-of";
import { approvalsHref } from "@/app/(console)/approvals-href";
import { cappedCount } from "./capped-count";

type Figures = Outputs["overview"]["read"]["figures"];

/** The figures of this moment; each leads to the actions it counts. */
export function FigureTiles({ figures, view }: { figures?: Figures; view: QueryView }) {
  const now = useServerNow();
  if (view.error) {
    return (
      <div className="rounded-lg border bg-card">
        <ErrorState title="The figures could not be loaded" problem={view.error} onRetry={view.onRetry} />
      </div>
    );
  }
  return (
    <section aria-label="Figures of this moment" className="grid grid-cols-2 gap-3 md:grid-cols-5">
      {TILES.map(({ label, href, of }) => (
        <StatTile key={label} label={label} href={href} isLoading={!figures} {...(figures && of(figures, now))} />
      ))}
    </section>
  );
}

interface Tile {
  label: string;
  href: string;
  of: (figures: Figures, nowMs: number) => { value: string; note: string; tone?: "warning" | "danger" };
}

const TILES: readonly Tile[] = [
  {
    label: "Waiting for a decision",
    href: approvalsHref({ status: "held" }),
    of: ({ held }) => ({ value: cappedCount(held), note: held === 0 ? "nothing waits" : "held actions" }),
  },
  {
    label: "High risk",
    href: approvalsHref({ status: "held", risk: "high" }),
    of: ({ heldHigh }) => ({
      value: cappedCount(heldHigh),
      note: "of those that wait",
      tone: heldHigh > 0 ? "warning" : undefined,
    }),
  },
  {
    label: "Oldest wait",
    href: approvalsHref({ status: "held", sort: "submitted.asc" }),
    of: ({ oldestHeldAt }, nowMs) =>
      oldestHeldAt
        ? { value: formatDuration(Math.max(0, nowMs - oldestHeldAt.getTime())), note: "since it was submitted" }
        : { value: "–", note: "nothing waits" },
  },
  {
    label: "Expiring soon",
    href: "/figures/expiring-soon",
    of: ({ expiringSoon }) => ({
      value: cappedCount(expiringSoon),
      note: "within two hours",
      tone: expiringSoon > 0 ? "warning" : undefined,
    }),
  },
  {
    label: "Canaries",
    href: "/figures/canaries",
    of: ({ canaries }) => ({
      value: cappedCount(canaries),
      note: canaries > 0 ? "wait to go on" : "none waits",
      tone: canaries > 0 ? "warning" : undefined,
    }),
  },
  {
    label: "Decided today",
    href: "/figures/decided-today",
    of: ({ decidedToday }) => ({ value: cappedCount(decidedToday), note: "since 00:00 UTC" }),
  },
  {
    label: "Failed today",
    href: "/figures/failed-today",
    of: ({ failedToday }) => ({
      value: cappedCount(failedToday),
      note: "since 00:00 UTC",
      tone: failedToday > 0 ? "danger" : undefined,
    }),
  },
  {
    label: "Outcome unknown",
    href: "/queues/dead-letters?status=unknown",
    of: ({ unknown }) => ({
      value: cappedCount(unknown),
      note: unknown > 0 ? "to be resolved" : "all accounted for",
      tone: unknown > 0 ? "danger" : undefined,
    }),
  },
  {
    label: "In the queues",
    href: approvalsHref({ status: "queued", sort: "submitted.desc" }),
    of: ({ queued }) => ({ value: cappedCount(queued), note: "wait for a worker" }),
  },
  {
    label: "Running",
    href: approvalsHref({ status: "running", sort: "submitted.desc" }),
    of: ({ running }) => ({ value: cappedCount(running), note: "started, not settled" }),
  },
];
