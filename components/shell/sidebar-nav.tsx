"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { cn } from "@/components/ui/cn";
import { Tooltip, TooltipContent, TooltipTrigger } from "@/components/ui/tooltip";

import { findNavItem, type NavGroup, type NavItem } from "./nav-group";
import type { NavBadge, NavBadges } from "./sidebar";

/** The links of the console, in groups, with their live counts. */
export function SidebarNav({ nav, badges, collapsed = false, onNavigate }: SidebarNavProps) {
  const current = findNavItem(nav, usePathname());
  return (
    <nav aria-label="Console" className="flex flex-col gap-3 px-2">
      {nav.map((group, place) => (
        <div key={group.label ?? place}>
          {group.label && !collapsed && (
            <p className="px-2 pt-1 pb-1 text-xs font-medium text-muted-foreground">{group.label}</p>
          )}
          {group.label && collapsed && <div className="mx-2 mb-2 border-t" />}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <NavLink
                  item={item}
                  badge={badges?.[item.href]}
                  isCurrent={item === current}
                  collapsed={collapsed}
                  onNavigate={onNavigate}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface SidebarNavProps {
  nav: readonly NavGroup[];
  badges?: NavBadges;
  collapsed?: boolean;
  onNavigate?: () => void;
}

function NavLink({ item, badge, isCurrent, collapsed, onNavigate }: NavLinkProps) {
  const link = (
    <Link
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground md:h-7.5",
        isCurrent && "bg-accent text-foreground",
        collapsed && "justify-center",
      )}
      onClick={onNavigate}
    >
      <item.icon className={cn("size-4 shrink-0", isCurrent && "text-link")} />
      <span className={cn("min-w-0 flex-1 truncate", collapsed && "sr-only")}>{item.label}</span>
      {badge && badge.count > 0 && <Count badge={badge} collapsed={collapsed} />}
    </Link>
  );
  if (!collapsed) return link;
  return (
    <Tooltip>
      <TooltipTrigger asChild>{link}</TooltipTrigger>
      <TooltipContent side="right">
        {item.label}
        {badge && badge.count > 0 && `, ${badge.count} ${badge.label}`}
      </TooltipContent>
    </Tooltip>
  );
}

interface NavLinkProps {
  item: NavItem;
  badge?: NavBadge;
  isCurrent: boolean;
  collapsed: boolean;
  onNavigate?: () => void;
}

function Count({ badge, collapsed }: { badge: NavBadge; collapsed: boolean }) {
  const isAttention = badge.tone === "attention";
  if (collapsed)
    return (
      <span
        aria-hidden="true"
        className={cn("absolute top-1 right-1 size-1.5 rounded-full", isAttention ? "bg-warning" : "bg-neutral")}
      />
    );
  return (
    <span
      className={cn(
        "min-w-5 rounded-sm px-1 text-center text-xs tabular-nums",
        isAttention ? "bg-warning-tint text-warning-text" : "text-muted-foreground",
      )}
    >
      {badge.count > 999 ? "999+" : badge.count}
      <span className="sr-only"> {badge.label}</span>
    </span>
  );
}
