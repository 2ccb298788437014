"use client";

import { useQuery } from "@tanstack/react-query";
import { HistoryIcon } from "lucide-react";
import Link from "next/link";
import { ActionList, ActionListSkeleton } from "@/components/approval/action-list";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { approvalsHref } from "./approvals-href";

const SKELETONS = 3;

/** What was asked, decided and done about one member or firm, alone or among many; the newest first. */
export function EntityHistory({ type, id, name }: EntityHistoryProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.directory.history.queryOptions({ type, id }));
  const view = viewOf(query);
  return (
    <section aria-labelledby="entity-history" className="grid gap-2">
      <h3 id="entity-history" className="text-sm font-medium">
        Actions that touch {name}
      </h3>
      <div className="overflow-hidden rounded-md border">
        <MissedNote problem={view.missed} onRetry={view.onRetry} className="border-x-0 border-t-0" />
        {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
        {view.status === "loading" && <ActionListSkeleton count={SKELETONS} />}
        {query.data?.length === 0 && (
          <p className="px-4 py-6 text-center text-sm text-muted-foreground">No action has touched {name} yet.</p>
        )}
        {query.data && <ActionList label={`Actions that touch ${name}`} actions={query.data} />}
      </div>
      <Button asChild variant="outline" className="justify-self-start">
        <Link href={approvalsHref({ q: name, sort: "submitted.desc" })}>
          <HistoryIcon />
          Actions about {name}
        </Link>
      </Button>
    </section>
  );
}

interface EntityHistoryProps {
  type: "member" | "fund" | "provider";
  id: string;
  name: string;
}
