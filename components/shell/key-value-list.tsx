import type { ReactNode } from "react";

import { cn } from "@/components/ui/cn";

/** Labelled facts, one per line. */
export function KeyValueList({ items, className }: KeyValueListProps) {
  return (
    <dl className={cn("grid text-sm", className)}>
      {items.map((item) => (
        <div
          key={item.label}
          className="grid min-h-8 grid-cols-[minmax(7rem,2fr)_minmax(0,5fr)] items-baseline gap-3 border-b py-1.5 last:border-b-0"
        >
          <dt className="text-muted-foreground">{item.label}</dt>
          <dd className="min-w-0 break-words">{item.value ?? <span className="text-muted-foreground">none</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

interface KeyValueListProps {
  items: readonly { label: string; value: ReactNode }[];
  className?: string;
}
