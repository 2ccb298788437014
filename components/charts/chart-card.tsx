"use client";

import { ChartNoAxesColumnIcon } from "lucide-react";
import type { ReactNode } from "react";

import { CardHeading } from "@/components/shell/card-heading";
import { ErrorState } from "@/components/shell/error-state";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The frame of a chart; loading, empty and error take the height of the drawing, so nothing jumps. */
export function ChartCard(props: ChartCardProps) {
  const { title, description, actions, heightPx = 220 } = props;
  return (
    <Card className="min-w-0">
      <CardHeading title={title} description={description} action={actions} />
      <CardContent className="min-w-0">
        {/* 28 px for the legend line below the drawing. */}
        <div className="flex min-w-0 flex-col" style={{ height: heightPx + 28 }}>
          <ChartState {...props} />
        </div>
      </CardContent>
    </Card>
  );
}

interface ChartCardProps {
  title: string;
  description?: string;
  status: "loading" | "error" | "ready";
  isEmpty?: boolean;
  emptyText?: string;
  error?: { code: string; message: string };
  onRetry?: () => void;
  actions?: ReactNode;
  heightPx?: number;
  children: ReactNode;
}

function ChartState({ status, isEmpty, emptyText, error, onRetry, title, children }: ChartCardProps) {
  if (status === "loading") return <BarsSkeleton title={title} />;
  if (status === "error")
    return (
      <ErrorState
        className="min-h-0 flex-1 py-0"
        problem={error ?? { code: "unknown", message: "The server did not say why." }}
        onRetry={onRetry}
      />
    );
  if (isEmpty)
    return (
      <div className="flex flex-1 flex-col items-center justify-center gap-2 text-sm text-muted-foreground">
        <ChartNoAxesColumnIcon className="size-6" />
        {emptyText ?? "No data in this time."}
      </div>
    );
  return children;
}

function BarsSkeleton({ title }: { title: string }) {
  return (
    <div className="flex flex-1 items-end gap-2 pb-8" aria-busy="true">
      <span className="sr-only">{title} is loading</span>
      {barHeights.map((height, place) => (
        <Skeleton key={place} className="flex-1" style={{ height: `${height}%` }} />
      ))}
    </div>
  );
}

const barHeights = [38, 52, 44, 70, 61, 48, 80, 66, 58, 74, 50, 63];
