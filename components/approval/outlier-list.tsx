"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { TargetItem } from "@/server/api/reads/action-targets";
import type { Outlier } from "@/server/kernel/outliers";

/** Targets that differ from the rest of their set, and in what: "country GG, 1 of 300". */
export function OutlierList({ outliers, total, shownMax }: OutlierListProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (outliers.length === 0) return null;
  const shown = showsAll ? outliers : outliers.slice(0, shownMax);
  return (
    <div className="rounded-md border">
      <ul className="divide-y">
        {shown.map(({ item, why }) => (
          <li key={item.n} className="grid gap-x-3 px-3 py-1.5 @md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <span className="min-w-0 font-medium wrap-anywhere">{item.label}</span>
            <span className="min-w-0 text-xs leading-5 wrap-anywhere text-warning-text">
              {why.map((rare) => `${rare.attribute} ${rare.value}: ${rare.count} of ${total}`).join(", ")}
            </span>
          </li>
        ))}
      </ul>
      {outliers.length > shownMax && (
        <Button
          variant="ghost"
          size="sm"
          className="w-full rounded-t-none border-t font-normal"
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? "Show fewer" : `Show ${outliers.length - shownMax} more`}
        </Button>
      )}
    </div>
  );
}

interface OutlierListProps {
  outliers: readonly Outlier<TargetItem>[];
  total: number;
  shownMax: number;
}
