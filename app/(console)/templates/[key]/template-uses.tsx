"use client";

import { useQuery } from "@tanstack/react-query";
import { InboxIcon } from "lucide-react";
import Link from "next/link";
import type { Template } from "@/app/(console)/templates/template-looks";
import { Submitter } from "@/components/approval/submitter";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { RelativeTime } from "@/components/shell/relative-time";
import { StatusBadge } from "@/components/shell/status-badge";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The actions of the last thirty days that name it, newest first. */
export function TemplateUses({ id }: { id: Template["id"] }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.templates.uses.queryOptions({ id }));
  const view = viewOf(query);
  if (view.error) return <ErrorState problem={view.error} onRetry={view.onRetry} />;
  if (!query.data) return <Skeleton aria-busy="true" className="h-56 w-full" />;
  if (query.data.length === 0) {
    return <EmptyState icon={InboxIcon} title="Nothing has named it in thirty days" text="Tests are not counted." />;
  }
  return (
    <>
      <MissedNote problem={view.missed} onRetry={view.onRetry} />
      <Card className="overflow-hidden py-0">
        <ul aria-label="Actions that name it">
          {query.data.map(({ id: actionId, title, status, submitter, submitterKind, submittedAt }) => (
            <li key={actionId} className="border-b last:border-b-0">
              <Link
                href={`/approvals/${actionId}`}
                className="flex min-h-13 items-center gap-3 px-4 py-2 hover:bg-row-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-sm font-medium">{title}</span>
                  <span className="flex items-center gap-1.5 text-xs text-muted-foreground">
                    <Submitter submitter={{ kind: submitterKind, id: submitter }} />
                    <RelativeTime at={submittedAt} />
                  </span>
                </span>
                <StatusBadge status={status} />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
