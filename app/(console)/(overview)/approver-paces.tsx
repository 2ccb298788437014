"use client";

import { useQuery } from "@tanstack/react-query";
import { TurtleIcon } from "lucide-react";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { formatDuration } from "@/components/shell/format-relative";
import { MissedNote } from "@/components/shell/missed-note";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { CardHeading } from "@/components/shell/card-heading";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { ShareBar } from "./share-bar";
import { paceNote, type Pace } from "./pace-note";

const REFRESH_MS = 60_000;

/** How people decide: an approval that nobody has read is none. */
export function ApproverPaces() {
  const trpc = useTRPC();
  const query = useQuery(trpc.overview.pace.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const view = viewOf(query);
  const notes = query.data?.flatMap((pace) => paceNote(pace) ?? []) ?? [];
  return (
    <Card className="min-w-0 gap-2 overflow-hidden pb-1">
      <CardHeading title="Approvers" description="How people decided in the last seven days" />
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && (
        <div aria-busy="true" className="px-4 pb-3">
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {query.data?.length === 0 && <EmptyState title="Nobody has decided anything in this time" />}
      {query.data && query.data.length > 0 && <PaceTable paces={query.data} />}
      {notes.map((note) => (
        <Alert key={note} role="note" variant="info" className="mx-4 mb-3 w-auto">
          <TurtleIcon />
          <AlertDescription>{note}</AlertDescription>
        </Alert>
      ))}
    </Card>
  );
}

function PaceTable({ paces }: { paces: readonly Pace[] }) {
  const most = Math.max(...paces.map(({ decisions }) => decisions));
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead className="pl-4">Who</TableHead>
          <TableHead className="sm:min-w-28">Decisions</TableHead>
          {COLUMNS.map(({ label, title, isForWide }) => (
            <TableHead key={label} className={cn("text-right last:pr-4", isForWide && "max-sm:hidden")} title={title}>
              {label}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {paces.map((pace) => (
          <TableRow key={pace.staffId}>
            <TableCell className="max-w-24 truncate pl-4 sm:max-w-40">{pace.name}</TableCell>
            <TableCell>
              <ShareBar part={pace.approved} whole={pace.decisions} most={most} />
            </TableCell>
            {COLUMNS.map(({ label, of, isForWide }) => (
              <TableCell key={label} className={cn("text-right tabular-nums last:pr-4", isForWide && "max-sm:hidden")}>
                {of(pace)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface Column {
  label: string;
  title: string;
  of: (pace: Pace) => string;
  /** Left out on a phone, where a table that scrolls sideways hides more than it shows. */
  isForWide?: true;
}

const COLUMNS: readonly Column[] = [
  {
    label: "Approved",
    isForWide: true,
    title: "The share of decisions that were approvals",
    of: ({ approved, decisions }) => `${Math.round((approved / decisions) * 100)} %`,
  },
  {
    label: "Median",
    title: "From opening an action to deciding it: half of the decisions took less",
    of: ({ medianSeconds }) => (medianSeconds === null ? "–" : formatDuration(medianSeconds * 1_000)),
  },
  { label: "Today", isForWide: true, title: "Decisions since 00:00 UTC", of: ({ today }) => String(today) },
  {
    label: "High 10 min",
    isForWide: true,
    title: "High-risk approvals in the last ten minutes",
    of: ({ highRiskLastTenMinutes }) => String(highRiskLastTenMinutes),
  },
  {
    label: "2nd asked",
    isForWide: true,
    title: "How often an approval in a hurry took a second person",
    of: ({ secondVotesAsked }) => String(secondVotesAsked),
  },
];
