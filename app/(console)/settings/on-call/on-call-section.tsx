"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowDownIcon, ArrowUpIcon, XIcon } from "lucide-react";
import { toast } from "sonner";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { MissedNote } from "@/components/shell/missed-note";
import { PageBody } from "@/components/shell/page-body";
import { problemOf } from "@/components/trpc/problem";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { AddOnCall } from "./add-on-call";
import { swapped } from "./swapped";

type OnCall = Outputs["onCall"]["list"][number];

/** Who is told when nobody decides, in their order. Each change counts at once. */
export function OnCallSection() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery(trpc.onCall.list.queryOptions());
  const view = viewOf(query);
  const set = useMutation(
    trpc.onCall.set.mutationOptions({
      onError: (error) => toast.error("The order is as it was", { description: problemOf(error).message }),
      onSettled: () => queryClient.invalidateQueries(trpc.onCall.pathFilter()),
    }),
  );
  const order = query.data?.map(({ staffId }) => staffId) ?? [];
  const save = (next: string[]) => set.mutate({ order: next });
  return (
    <PageBody className="max-w-3xl pt-4">
      <p className="max-w-2xl text-sm text-muted-foreground">
        When half of an action&apos;s time is over and nobody has decided, all operators see it in their bell, and the
        first person here is told by mail. At half of what then remains it is the next one, and so on.
      </p>
      <MissedNote problem={view.missed} onRetry={view.onRetry} className="rounded-md" />
      {view.error && <ErrorState problem={view.error} onRetry={view.onRetry} />}
      {view.status === "loading" && <Skeleton aria-busy="true" className="h-12 w-full" />}
      {query.data?.length === 0 && (
        <EmptyState title="Nobody is on call" text="Operators are told by their bell alone." />
      )}
      {query.data && query.data.length > 0 && (
        <ol aria-label="On call" className="rounded-lg border bg-card">
          {query.data.map((person, at) => (
            <OnCallRow
              key={person.staffId}
              person={person}
              place={at + 1}
              isLast={at === order.length - 1}
              isBusy={set.isPending}
              onMove={(by) => save(swapped(order, at, at + by))}
              onRemove={() => save(order.filter((id) => id !== person.staffId))}
            />
          ))}
        </ol>
      )}
      {query.data && <AddOnCall taken={order} isBusy={set.isPending} onAdd={(id) => save([...order, id])} />}
    </PageBody>
  );
}

interface OnCallRowProps {
  person: OnCall;
  place: number;
  isLast: boolean;
  isBusy: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function OnCallRow({ person: { name, email, disabledAt }, place, isLast, isBusy, onMove, onRemove }: OnCallRowProps) {
  const button = { variant: "ghost", size: "icon", disabled: isBusy } as const;
  return (
    <li className="flex min-h-12 items-center gap-3 border-b px-4 py-2 last:border-b-0">
      <span className="w-5 text-sm text-muted-foreground tabular-nums">{place}.</span>
      <span className="min-w-0 flex-1 text-sm">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-muted-foreground">
          {disabledAt ? "disabled, and passed over" : email}
        </span>
      </span>
      <Button {...button} disabled={isBusy || place === 1} aria-label={`${name}: earlier`} onClick={() => onMove(-1)}>
        <ArrowUpIcon />
      </Button>
      <Button {...button} disabled={isBusy || isLast} aria-label={`${name}: later`} onClick={() => onMove(1)}>
        <ArrowDownIcon />
      </Button>
      <Button {...button} aria-label={`Take ${name} off call`} onClick={onRemove}>
        <XIcon />
      </Button>
    </li>
  );
}
