"use client";

import { useQuery } from "@tanstack/react-query";
import { PlusIcon } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { RelativeTime } from "@/components/shell/relative-time";
import { useServerNow } from "@/components/shell/server-clock";
import { ToneBadge } from "@/components/shell/tone-badge";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { CreateDelegationDialog } from "./create-delegation-dialog";
import { delegationLooks, delegationState, isRevocable, kindsText, type Delegation } from "./delegation-looks";
import { RevokeDelegationDialog } from "./revoke-delegation-dialog";

/** Who decides for whom: an operator sees all of it, others what they gave and were given. */
export function DelegationsSection() {
  const trpc = useTRPC();
  const query = useQuery(trpc.delegations.list.queryOptions());
  const view = viewOf(query);
  const [creates, setCreates] = useState(false);
  const [revoked, setRevoked] = useState<Delegation | null>(null);
  return (
    <PageBody className="max-w-4xl pt-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-2xl text-sm text-muted-foreground">
          Whoever is away can let somebody else decide for them. The vote counts as theirs, and the record names both.
        </p>
        <Button size="sm" onClick={() => setCreates(true)}>
          <PlusIcon />
          New delegation
        </Button>
      </div>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton aria-busy="true" className="h-12 w-full" />}
      {query.data?.length === 0 && <EmptyState title="Nobody decides for anybody else" />}
      {query.data && query.data.length > 0 && (
        <ul aria-label="Delegations" className="rounded-lg border bg-card">
          {query.data.map((one) => (
            <DelegationRow key={one.id} delegation={one} onRevoke={() => setRevoked(one)} />
          ))}
        </ul>
      )}
      {creates && <CreateDelegationDialog onClose={() => setCreates(false)} />}
      {revoked && <RevokeDelegationDialog delegation={revoked} onClose={() => setRevoked(null)} />}
    </PageBody>
  );
}

function DelegationRow({ delegation, onRevoke }: { delegation: Delegation; onRevoke: () => void }) {
  const { fromName, toName, kinds, reason, startsAt, endsAt } = delegation;
  const state = delegationState(delegation, useServerNow());
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
      <span className="min-w-0 flex-1 basis-64">
        <span className="block text-sm font-medium">
          {toName} decides for {fromName}
        </span>
        <span className="text-xs text-muted-foreground">
          {kindsText(kinds)}, from <RelativeTime at={startsAt} /> until <RelativeTime at={endsAt} />: {reason}
        </span>
      </span>
      <ToneBadge look={delegationLooks[state]} />
      {isRevocable(state) && (
        <Button variant="outline" size="sm" aria-label={`Revoke: ${toName} for ${fromName}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}
