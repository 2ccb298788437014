"use client";

import { PanelLeftIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

import { BrandMark } from "./brand-mark";
import type { NavGroup } from "./nav-group";
import { SidebarNav } from "./sidebar-nav";

/** The left column from 768 px up; collapsed it keeps the icons. */
export function Sidebar({ nav, badges, collapsed, onToggle, footer }: SidebarProps) {
  return (
    <aside
      data-collapsed={collapsed}
      className={cn(
        "hidden h-dvh shrink-0 flex-col border-r bg-surface transition-[width] duration-150 md:flex",
        collapsed ? "w-13" : "w-54",
      )}
    >
      <div className="flex h-12 shrink-0 items-center justify-between gap-1 px-2.5">
        {!collapsed && (
          <Link href="/" className="flex min-w-0 items-center gap-2 rounded-md px-1 font-semibold">
            <BrandMark className="size-6 shrink-0" />
            <span className="truncate">Operations Kernel</span>
          </Link>
        )}
        <Button
          variant="ghost"
          size="icon"
          aria-label={collapsed ? "Expand sidebar" : "Collapse sidebar"}
          aria-expanded={!collapsed}
          className="text-muted-foreground"
          onClick={onToggle}
        >
          <PanelLeftIcon />
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto py-1">
        <SidebarNav nav={nav} badges={badges} collapsed={collapsed} />
      </div>
      {footer && <div className="shrink-0 border-t p-2">{footer}</div>}
    </aside>
  );
}

interface SidebarProps {
  nav: readonly NavGroup[];
  badges?: NavBadges;
  collapsed: boolean;
  onToggle: () => void;
  footer?: ReactNode;
}

/** A live count beside a link, by the link's address. */
export type NavBadges = Record<string, NavBadge | undefined>;

export interface NavBadge {
  count: number;
  /** What the count means, for screen readers and the tooltip: "held actions". */
  label: string;
  tone?: "neutral" | "attention";
}
