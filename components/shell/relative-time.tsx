"use client";

import { cn } from "@/components/ui/cn";

import { formatRelative } from "./format-relative";
import { useServerNow } from "./server-clock";

/** How long ago or how soon, by the server's clock; the exact time is in the title. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useServerNow();
  const date = new Date(at);
  const iso = date.toISOString();
  return (
    <time dateTime={iso} title={iso} className={cn("whitespace-nowrap", className)} suppressHydrationWarning>
      {formatRelative(date.getTime(), now)}
    </time>
  );
}

interface RelativeTimeProps {
  at: string | Date;
  className?: string;
}
