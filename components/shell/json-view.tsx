"use client";

import { useState } from "react";

import { cn } from "@/components/ui/cn";

import { CopyButton } from "./copy-button";
import { JsonNode } from "./json-node";

/** A JSON value as a tree that opens and closes; everything in it is drawn as text, whatever it holds. */
export function JsonView({ value, label, openDepth = 2, className }: JsonViewProps) {
  // A new key redraws the tree at the wanted depth.
  const [depth, setDepth] = useState({ key: 0, open: openDepth });
  const setOpen = (open: number) => setDepth((old) => ({ key: old.key + 1, open }));
  return (
    <div className={cn("relative min-w-0 rounded-md border bg-surface", className)}>
      <div className="absolute top-1 right-1 z-10 flex items-center rounded-md bg-surface">
        <button
          type="button"
          className="h-7 rounded-md px-2 text-xs text-muted-foreground hover:bg-accent hover:text-foreground"
          onClick={() => setOpen(depth.open > 1 ? 1 : Number.POSITIVE_INFINITY)}
        >
          {depth.open > 1 ? "Collapse" : "Expand"}
        </button>
        <CopyButton text={JSON.stringify(value, null, 2) ?? "undefined"} label={`Copy ${label}`} />
      </div>
      <div
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-[28rem] overflow-auto rounded-md p-3 pr-8 font-mono text-xs leading-5"
      >
        <JsonNode key={depth.key} value={value} depth={0} openDepth={depth.open} isLast />
      </div>
    </div>
  );
}

interface JsonViewProps {
  value: unknown;
  /** What the value is: "payload". */
  label: string;
  openDepth?: number;
  className?: string;
}
