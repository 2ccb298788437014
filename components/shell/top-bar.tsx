"use client";

import { SearchIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment, type ReactNode } from "react";

import {
  Breadcrumb,
  BreadcrumbItem,
  BreadcrumbLink,
  BreadcrumbList,
  BreadcrumbPage,
  BreadcrumbSeparator,
} from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

import { findNavItem, type NavGroup } from "./nav-group";
import { useTrailLabel } from "./page-trail";

/** Where we are on the left, what works everywhere on the right. */
export function TopBar({ nav, start, end, onOpenCommands }: TopBarProps) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-background px-3 sm:px-4">
      {start}
      <Trail nav={nav} />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <Button
          variant="outline"
          size="sm"
          className="mr-1 w-44 justify-start font-normal text-muted-foreground max-md:hidden"
          onClick={onOpenCommands}
        >
          <SearchIcon />
          Search or jump to
          <Kbd className="ml-auto h-4.5">⌘K</Kbd>
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Search or jump to"
          className="md:hidden"
          onClick={onOpenCommands}
        >
          <SearchIcon />
        </Button>
        {end}
      </div>
    </header>
  );
}

interface TopBarProps {
  nav: readonly NavGroup[];
  start?: ReactNode;
  end?: ReactNode;
  onOpenCommands: () => void;
}

function Trail({ nav }: { nav: readonly NavGroup[] }) {
  const page = findNavItem(nav, usePathname());
  const label = useTrailLabel();
  const crumbs = [...(page ? [page] : []), ...(label === null ? [] : [{ label, href: null }])];
  return (
    <Breadcrumb className="min-w-0">
      <BreadcrumbList className="flex-nowrap">
        {crumbs.map((crumb, place) => {
          const isLast = place === crumbs.length - 1;
          return (
            <Fragment key={`${place}-${crumb.label}`}>
              {place > 0 && <BreadcrumbSeparator />}
              <BreadcrumbItem className={isLast ? undefined : "shrink-0"}>
                {isLast || !crumb.href ? (
                  <BreadcrumbPage>{crumb.label}</BreadcrumbPage>
                ) : (
                  <BreadcrumbLink asChild>
                    <Link href={crumb.href}>{crumb.label}</Link>
                  </BreadcrumbLink>
                )}
              </BreadcrumbItem>
            </Fragment>
          );
        })}
      </BreadcrumbList>
    </Breadcrumb>
  );
}
