"use client";

import { NewspaperIcon, SirenIcon, TriangleAlertIcon } from "lucide-react";
import Link from "next/link";

import { cn } from "@/components/ui/cn";

import { RelativeTime } from "./relative-time";

export interface NotificationItem {
  id: string;
  level: "urgent" | "alert" | "digest";
  title: string;
  body?: string;
  at: string;
  isUnread: boolean;
  href?: string;
}

/** One notice; its title may take two lines, because what happened stands at its end. */
export function NotificationLine({ item, onClick }: { item: NotificationItem; onClick: () => void }) {
  const level = levels[item.level];
  const content = (
    <>
      <level.icon className={cn("mt-0.5 size-4 shrink-0", level.className)} />
      <span className="min-w-0 flex-1">
        <span className={cn("line-clamp-2 text-sm break-words", item.isUnread && "font-semibold")}>
          <span className="sr-only">{`${level.label}${item.isUnread ? ", unread" : ""}: `}</span>
          {item.title}
        </span>
        <span className="flex items-baseline justify-between gap-3 text-xs text-muted-foreground">
          <span className="line-clamp-2 min-w-0">{item.body}</span>
          <RelativeTime at={item.at} className="shrink-0" />
        </span>
      </span>
      <span
        aria-hidden="true"
        className={cn("mt-1.5 size-2 shrink-0 rounded-full", item.isUnread ? "bg-primary" : "bg-transparent")}
      />
    </>
  );
  const className =
    "flex w-full items-start gap-2.5 rounded-sm px-2 py-2 text-left hover:bg-accent focus-visible:-outline-offset-2";
  return item.href ? (
    <Link href={item.href} className={className} onClick={onClick}>
      {content}
    </Link>
  ) : (
    <div className={className}>{content}</div>
  );
}

const levels = {
  urgent: { label: "Urgent", icon: SirenIcon, className: "text-danger" },
  alert: { label: "Alert", icon: TriangleAlertIcon, className: "text-warning" },
  digest: { label: "Digest", icon: NewspaperIcon, className: "text-muted-foreground" },
} as const;
