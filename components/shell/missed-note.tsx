"use client";

import { CloudOffIcon } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** Says that what is shown could not be refreshed; draws nothing while there is no such problem. */
export function MissedNote({ problem, onRetry, className }: MissedNoteProps) {
  if (!problem) return null;
  return (
    <div
      role="status"
      className={cn(
        "flex flex-wrap items-center gap-x-2 gap-y-1 border border-warning-line bg-warning-tint px-3 py-1.5 text-sm text-warning-text",
        className,
      )}
    >
      <CloudOffIcon className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">This is what was known last. {problem.message}</span>
      {onRetry && (
        <Button variant="outline" size="sm" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface MissedNoteProps {
  problem?: { message: string };
  onRetry?: () => void;
  className?: string;
}
