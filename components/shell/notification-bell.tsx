"use client";

import { BellIcon, NewspaperIcon, SirenIcon, TriangleAlertIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

import { RelativeTime } from "./relative-time";

/** In-app notifications: how many are unread, and the latest of them. */
export function NotificationBell({ unreadCount, items, onOpen, onItemClick }: NotificationsProps) {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) onOpen?.();
  };
  return (
    <Popover open={open} onOpenChange={change}>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          className="relative"
          aria-label={unreadCount > 0 ? `Notifications, ${unreadCount} unread` : "Notifications"}
        >
          <BellIcon />
          {unreadCount > 0 && (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 -right-0.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-primary px-1 text-[0.625rem] leading-none font-semibold text-primary-foreground tabular-nums"
            >
              {unreadCount > 99 ? "99+" : unreadCount}
            </span>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-88 p-0" aria-label="Notifications">
        <p className="border-b px-3 py-2 text-sm font-semibold">Notifications</p>
        {items.length === 0 ? (
          <p className="px-3 py-8 text-center text-sm text-muted-foreground">Nothing new.</p>
        ) : (
          <ul className="max-h-96 overflow-y-auto p-1">
            {items.map((item) => (
              <li key={item.id}>
                <Line
                  item={item}
                  onClick={() => {
                    onItemClick?.(item);
                    if (item.href) setOpen(false);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}

export interface NotificationsProps {
  unreadCount: number;
  items: readonly NotificationItem[];
  onOpen?: () => void;
  onItemClick?: (item: NotificationItem) => void;
}

export interface NotificationItem {
  id: string;
  level: "urgent" | "alert" | "digest";
  title: string;
  body?: string;
  at: string;
  isUnread: boolean;
  href?: string;
}

function Line({ item, onClick }: { item: NotificationItem; onClick: () => void }) {
  const level = levels[item.level];
  const content = (
    <>
      <level.icon className={cn("mt-0.5 size-4 shrink-0", level.className)} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span className={cn("truncate text-sm", item.isUnread && "font-semibold")}>
            <span className="sr-only">{`${level.label}${item.isUnread ? ", unread" : ""}: `}</span>
            {item.title}
          </span>
          <RelativeTime at={item.at} className="shrink-0 text-xs text-muted-foreground" />
        </span>
        {item.body && <span className="line-clamp-2 block text-xs text-muted-foreground">{item.body}</span>}
      </span>
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
