import type { ComponentType } from "react";

/** A block of links in the sidebar and the command menu. */
export interface NavGroup {
  label?: string;
  items: readonly NavItem[];
}

export interface NavItem {
  href: string;
  label: string;
  icon: ComponentType<{ className?: string }>;
  /** More words by which the command menu finds the page. */
  keywords?: readonly string[];
}

/** The item a path belongs to: the longest matching address wins. */
export function findNavItem(groups: readonly NavGroup[], pathname: string): NavItem | undefined {
  return groups
    .flatMap((group) => group.items)
    .filter((item) => isWithin(item.href, pathname))
    .sort((a, b) => b.href.length - a.href.length)[0];
}

function isWithin(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
