"use client";

import { XIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** A list with the detail of its open row beside it; below 1024 px the detail covers the list. */
export function SplitView({ list, detail, detailLabel, onClose }: SplitViewProps) {
  return (
    <div className="relative flex min-h-0 min-w-0 flex-1">
      <div className={cn("flex min-h-0 min-w-0 flex-1 flex-col", detail && "max-lg:hidden")}>{list}</div>
      {detail && (
        <section
          aria-label={detailLabel}
          className="relative flex min-h-0 w-full min-w-0 flex-col overflow-y-auto bg-background lg:w-[46%] lg:max-w-3xl lg:min-w-md lg:border-l"
        >
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Close detail"
            className="absolute top-3 right-3 z-10 text-muted-foreground"
            onClick={onClose}
          >
            <XIcon />
          </Button>
          {detail}
        </section>
      )}
    </div>
  );
}

interface SplitViewProps {
  list: ReactNode;
  detail: ReactNode;
  detailLabel: string;
  onClose: () => void;
}
