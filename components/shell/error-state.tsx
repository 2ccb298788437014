"use client";

import { TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** A part that could not be loaded: what failed, the problem's code, and the way on: another try where one may help. */
export function ErrorState({ title, problem, onRetry, action, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn("flex min-h-48 flex-col items-center justify-center gap-1 px-6 py-10 text-center", className)}
    >
      <TriangleAlertIcon className="mb-2 size-6 text-danger" />
      <p className="text-md font-medium">{title ?? "This could not be loaded"}</p>
      <p className="max-w-md text-sm text-balance text-muted-foreground">{problem.message}</p>
      <div className="mt-3 flex flex-wrap items-center justify-center gap-2">
        <code className="rounded-sm bg-muted px-1.5 py-0.5 font-mono text-xs text-muted-foreground">
          {problem.code}
        </code>
        {onRetry && !FINAL.has(problem.code) && (
          <Button variant="outline" size="sm" onClick={onRetry}>
            Try again
          </Button>
        )}
        {action}
      </div>
    </div>
  );
}

/** The same question gets the same answer. */
const FINAL: ReadonlySet<string> = new Set(["not_found", "invalid_input", "forbidden"]);

interface ErrorStateProps {
  title?: string;
  problem: { code: string; message: string };
  onRetry?: () => void;
  /** The way back, where trying again cannot help. */
  action?: ReactNode;
  className?: string;
}
