"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/shell/error-state";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { TargetItem } from "@/server/api/reads/action-targets";
import { DropDialog } from "./drop-dialog";
import { TargetTable } from "./target-table";
import { useAllTargets } from "./use-all-targets";

/** All targets of a held action, to be looked through, and the unwanted ones to be taken out before a yes to the rest. */
export function TargetChooser({ action }: { action: ActionDetail }) {
  const trpc = useTRPC();
  const { items, problem, retry } = useAllTargets(action.id);
  const { data: sample } = useQuery(trpc.approvals.targetSample.queryOptions({ id: action.id }));
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  if (problem && !items) return <ErrorState problem={problem} onRetry={retry} />;
  if (!items) return <Skeleton className="h-48 w-full" />;
  const shown = items.filter(matcher(search));
  const add = (ns: readonly number[]) => setChosen(new Set([...chosen, ...ns]));
  const outliers = sample?.outliers.map(({ item }) => item.n) ?? [];
  return (
    <div className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <Input
          type="search"
          aria-label="Search the targets"
          placeholder="Search the targets"
          className="h-7 max-w-48 min-w-32 flex-1"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {outliers.length > 0 && (
          <Button variant="outline" size="sm" onClick={() => add(outliers)}>
            Choose the {outliers.length} unlike the rest
          </Button>
        )}
        {search.trim() !== "" && shown.length > 0 && (
          <Button variant="outline" size="sm" onClick={() => add(shown.map(({ n }) => n))}>
            Choose these {shown.length}
          </Button>
        )}
      </div>
      <TargetTable items={shown} label="All targets" chosen={chosen} onToggle={(n) => setChosen(toggled(chosen, n))} />
      <div className="flex min-h-8 flex-wrap items-center gap-2 text-xs text-muted-foreground tabular-nums">
        <p role="status" className="flex-1">
          {shown.length.toLocaleString("en-GB")} of {action.targetCount.toLocaleString("en-GB")} shown, {chosen.size}{" "}
          chosen
        </p>
        {chosen.size > 0 && (
          <Button variant="ghost" size="sm" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        )}
        <Button
          variant="outline"
          size="sm"
          disabled={chosen.size === 0 || chosen.size >= action.targetCount}
          onClick={() => setIsAsking(true)}
        >
          Drop {chosen.size} of {action.targetCount.toLocaleString("en-GB")}…
        </Button>
      </div>
      {isAsking && (
        <DropDialog
          action={action}
          dropped={items.filter(({ n }) => chosen.has(n))}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}

function matcher(search: string): (item: TargetItem) => boolean {
  const wanted = search.trim().toLowerCase();
  return ({ label, attributes }) =>
    wanted === "" ||
    [label, ...Object.values(attributes)].some((value) => String(value).toLowerCase().includes(wanted));
}

function toggled(chosen: ReadonlySet<number>, n: number): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!next.delete(n)) next.add(n);
  return next;
}
