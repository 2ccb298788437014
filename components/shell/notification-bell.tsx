"use client";

import { BellIcon, HandIcon } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";

import { NotificationLine, type NotificationItem } from "./notification-line";

/** In-app notifications: what waits as one line, what is urgent first, then the rest. */
export function NotificationBell(props: NotificationsProps) {
  const { unreadCount, waiting } = props;
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
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
      <PopoverContent align="end" className="w-[min(26rem,calc(100vw-1rem))] p-0" aria-label="Notifications">
        {waiting && waiting.count > 0 && <Waiting {...waiting} onClick={() => setOpen(false)} />}
        <Notices {...props} onLeave={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

export interface NotificationsProps {
  unreadCount: number;
  items: readonly NotificationItem[];
  /** What waits for a person, and where. */
  waiting?: { count: number; href: string };
  /** Says that everything on the screen has been seen; looking alone does not. */
  onMarkSeen: () => void;
}

function Waiting({ count, href, onClick }: { count: number; href: string; onClick: () => void }) {
  return (
    <Link
      href={href}
      className="flex min-h-11 items-center gap-2.5 border-b px-3 py-2 text-sm font-medium hover:bg-accent focus-visible:-outline-offset-2"
      onClick={onClick}
    >
      <HandIcon className="size-4 shrink-0 text-warning" />
      {count > 1_000 ? "More than 1,000" : count.toLocaleString("en-GB")} {count === 1 ? "waits" : "wait"} for a
      decision
    </Link>
  );
}

function Notices({ items, unreadCount, onMarkSeen, onLeave }: NotificationsProps & { onLeave: () => void }) {
  const [shown, setShown] = useState<"all" | "urgent">("all");
  const urgent = items.filter(({ level }) => level === "urgent");
  const others = shown === "all" ? items.filter(({ level }) => level !== "urgent") : [];
  return (
    <>
      <div className="flex items-center gap-2 border-b px-3 py-1.5">
        <ToggleGroup
          type="single"
          aria-label="Notifications shown"
          value={shown}
          onValueChange={(next) => next && setShown(next === "urgent" ? "urgent" : "all")}
        >
          <ToggleGroupItem value="all">All</ToggleGroupItem>
          <ToggleGroupItem value="urgent">Urgent</ToggleGroupItem>
        </ToggleGroup>
        <Button variant="ghost" size="sm" className="ml-auto" disabled={unreadCount === 0} onClick={onMarkSeen}>
          Mark all as read
        </Button>
      </div>
      <div className="max-h-[min(28rem,60dvh)] overflow-y-auto" tabIndex={0} role="region" aria-label="Notices">
        <Section title="Urgent" items={urgent} onLeave={onLeave} />
        <Section title="Other" items={others} onLeave={onLeave} />
        {urgent.length + others.length === 0 && (
          <p className="px-3 py-8 text-center text-sm text-muted-foreground">
            {shown === "urgent" ? "Nothing is urgent." : "Nothing new."}
          </p>
        )}
      </div>
    </>
  );
}

interface SectionProps {
  title: string;
  items: readonly NotificationItem[];
  onLeave: () => void;
}

function Section({ title, items, onLeave }: SectionProps) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title} className="p-1">
      <h3 className="px-2 pt-1 pb-0.5 text-xs font-medium text-muted-foreground">{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <NotificationLine item={item} onClick={onLeave} />
          </li>
        ))}
      </ul>
    </section>
  );
}
