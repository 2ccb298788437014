"use client";

import { XIcon } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Separator } from "@/components/ui/separator";

import { availableRows, type RowAction } from "./row-action";

/** Floats over the foot of the list while rows are selected, so that nothing moves when it comes and goes. */
export function BulkBar<Row>({ rows, actions, onClear }: BulkBarProps<Row>) {
  const all = actions.filter((action) => action.scope !== "row");
  if (rows.length === 0 || all.length === 0) return null;
  const offered = all.filter((action) => action.isForMe ?? true);
  const isNothingUsable = all.every((action) => availableRows(action, rows).length === 0);
  const why = isNothingUsable && all.map((action) => action.whyNot?.(rows)).find(Boolean);
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-3 z-20 flex justify-center px-3 sm:absolute sm:bottom-14">
      <div
        role="toolbar"
        aria-label="Actions for the selected rows"
        className="pointer-events-auto flex max-w-full animate-in items-center gap-1.5 rounded-lg border bg-popover p-1.5 shadow-overlay duration-150 fade-in-0 slide-in-from-bottom-2"
      >
        <p aria-live="polite" className="px-2 text-sm font-medium whitespace-nowrap tabular-nums">
          {rows.length} selected
        </p>
        <Separator orientation="vertical" className="h-5!" />
        {why && <p className="px-1 text-sm text-muted-foreground">{why}</p>}
        {offered.map((action) => {
          const usable = availableRows(action, rows);
          return (
            <Button
              key={action.id}
              size="sm"
              variant={action.tone === "danger" ? "destructive" : "outline"}
              disabled={usable.length === 0}
              onClick={() => action.run(usable)}
            >
              {action.icon && <action.icon />}
              {action.label}
              {usable.length < rows.length && (
                <span className="tabular-nums">
                  {usable.length} of {rows.length}
                </span>
              )}
            </Button>
          );
        })}
        <Button variant="ghost" size="icon-sm" aria-label="Clear selection" onClick={onClear}>
          <XIcon />
        </Button>
      </div>
    </div>
  );
}

interface BulkBarProps<Row> {
  rows: readonly Row[];
  actions: readonly RowAction<Row>[];
  onClear: () => void;
}
