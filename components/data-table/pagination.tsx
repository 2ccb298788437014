"use client";

import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

import { pageSizes } from "./table-url";
import type { TableState } from "./use-table-state";

/** Where in the list we are, and the way to the next page; pages are keyset, so there are no page numbers to jump to. */
export function Pagination({ state, rowCount, hasNext, totalLabel, onNext }: PaginationProps) {
  const first = state.pageIndex * state.limit + 1;
  return (
    <nav
      aria-label="Pages"
      className="flex h-11 shrink-0 items-center justify-between gap-3 border-t bg-background px-3 text-xs text-muted-foreground sm:px-4"
    >
      <p className="truncate tabular-nums" aria-live="polite">
        {rowCount > 0 && `${format(first)}–${format(first + rowCount - 1)}`}
        {rowCount > 0 && totalLabel && ` of ${totalLabel}`}
      </p>
      <div className="flex items-center gap-1.5">
        <Select value={String(state.limit)} onValueChange={(size) => state.setLimit(Number(size))}>
          <SelectTrigger size="sm" aria-label="Rows per page" className="border-border-strong max-sm:hidden">
            <SelectValue>{state.limit} rows</SelectValue>
          </SelectTrigger>
          <SelectContent align="end">
            {pageSizes.map((size) => (
              <SelectItem key={size} value={String(size)}>
                {size} rows
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        <Button variant="outline" size="sm" disabled={state.pageIndex === 0} onClick={state.goPrevious}>
          <ChevronLeftIcon />
          Previous
        </Button>
        <Button variant="outline" size="sm" disabled={!hasNext} onClick={onNext}>
          Next
          <ChevronRightIcon />
        </Button>
      </div>
    </nav>
  );
}

interface PaginationProps {
  state: TableState;
  /** Rows in sight: 0 while loading, empty or in error, and then no range is claimed. */
  rowCount: number;
  hasNext: boolean;
  totalLabel?: string;
  onNext: () => void;
}

const format = (count: number) => count.toLocaleString("en-GB");
