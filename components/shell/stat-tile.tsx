import { ArrowDownRightIcon, ArrowUpRightIcon, MinusIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";

/** One figure with its name; the same height whether it loads, has a change or not. */
export function StatTile(props: StatTileProps) {
  const { label, href } = props;
  const className = "flex min-h-24 min-w-0 flex-col rounded-lg border bg-card px-4 py-3 text-card-foreground";
  if (href) {
    return (
      <Link href={href} className={cn(className, "transition-colors hover:border-border-strong hover:bg-row-hover")}>
        <TileContent {...props} />
      </Link>
    );
  }
  return (
    <div role="group" aria-label={label} className={className}>
      <TileContent {...props} />
    </div>
  );
}

interface StatTileProps {
  label: string;
  value?: ReactNode;
  /** A second line in words: "oldest 3 h". */
  note?: ReactNode;
  delta?: StatDelta;
  /** Colours the figure when it needs a person: danger only where there is danger. */
  tone?: "default" | "warning" | "danger";
  href?: string;
  isLoading?: boolean;
}

export interface StatDelta {
  text: string;
  direction: "up" | "down" | "same";
  /** Whether the change is welcome; left out, it is just a change. */
  isGood?: boolean;
}

function TileContent({ label, value, note, delta, tone = "default", isLoading }: StatTileProps) {
  return (
    <>
      <span className="truncate text-xs font-medium text-muted-foreground">{label}</span>
      {isLoading ? (
        <Skeleton className="mt-1.5 mb-1 h-6 w-16" />
      ) : (
        <span
          className={cn("mt-0.5 truncate text-2xl leading-8 font-semibold tracking-tight tabular-nums", tones[tone])}
        >
          {value}
        </span>
      )}
      <span className="mt-auto flex min-h-4 items-center gap-1.5 text-xs text-muted-foreground">
        {isLoading ? (
          <Skeleton className="h-3 w-24" />
        ) : (
          <>
            {delta && <Delta {...delta} />}
            <span className="truncate">{note}</span>
          </>
        )}
      </span>
    </>
  );
}

const tones = { default: "", warning: "text-warning-text", danger: "text-danger-text" };

function Delta({ text, direction, isGood }: StatDelta) {
  const Icon = { up: ArrowUpRightIcon, down: ArrowDownRightIcon, same: MinusIcon }[direction];
  return (
    <span
      className={cn(
        "inline-flex shrink-0 items-center gap-0.5 font-medium tabular-nums",
        isGood === true && "text-success-text",
        isGood === false && "text-danger-text",
      )}
    >
      <Icon className="size-3" />
      <span className="sr-only">{direction}</span>
      {text}
    </span>
  );
}
