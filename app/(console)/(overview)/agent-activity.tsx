"use client";

import Link from "next/link";
import { AgentChip } from "@/components/shell/agent-chip";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import type { Outputs } from "@/components/trpc/outputs";
import type { QueryView } from "@/components/trpc/view-of";
import { CardHeading } from "@/components/shell/card-heading";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

type Activity = Outputs["overview"]["read"]["byAgent"][number];

const AGENTS = 5;
const NUMBERS = ["submitted", "approved", "rejected", "blocked"] as const;

/** What each agent asked for, and what became of it. */
export function AgentActivity({ days, rows, view }: { days: number; rows?: Activity[]; view: QueryView }) {
  return (
    <Card className="min-w-0 gap-2 overflow-hidden pb-1">
      <CardHeading title="By agent" description={`Actions submitted in the last ${days} days`} />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {rows?.length === 0 && <EmptyState title="No agent submitted anything in this time" />}
      {!view.error && rows?.length !== 0 && (
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="pl-4">Agent</TableHead>
              {NUMBERS.map((name) => (
                <TableHead key={name} className="text-right capitalize last:pr-4">
                  {name}
                </TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>{rows ? rows.map(activityRow) : skeletonRows()}</TableBody>
        </Table>
      )}
    </Card>
  );
}

function activityRow(row: Activity) {
  return (
    <TableRow key={row.agent}>
      <TableCell className="pl-4">
        <Link href={`/agents/${row.agent}`} className="inline-flex rounded-sm hover:underline">
          <AgentChip agent={row.agent} />
        </Link>
      </TableCell>
      {NUMBERS.map((name) => (
        <TableCell key={name} className="text-right tabular-nums last:pr-4">
          {row[name].toLocaleString("en-GB")}
        </TableCell>
      ))}
    </TableRow>
  );
}

function skeletonRows() {
  return Array.from({ length: AGENTS }, (_, place) => (
    <TableRow key={place}>
      <TableCell className="pl-4">
        <Skeleton className="h-4.5 w-24" />
      </TableCell>
      {NUMBERS.map((name) => (
        <TableCell key={name} className="last:pr-4">
          <Skeleton className="ml-auto h-4 w-8" />
        </TableCell>
      ))}
    </TableRow>
  ));
}
