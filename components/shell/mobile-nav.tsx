"use client";

import { MenuIcon } from "lucide-react";
import { useState, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetDescription, SheetTitle, SheetTrigger } from "@/components/ui/sheet";

import { BrandMark } from "./brand-mark";
import type { NavGroup } from "./nav-group";
import type { NavBadges } from "./sidebar";
import { SidebarNav } from "./sidebar-nav";

/** The sidebar as a drawer below 768 px. */
export function MobileNav({ nav, badges, footer }: MobileNavProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open navigation" className="md:hidden">
          <MenuIcon />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" className="gap-2 bg-surface">
        <div className="flex h-12 items-center gap-2 px-4">
          <BrandMark className="size-6" />
          <SheetTitle className="text-sm">Operations Kernel</SheetTitle>
          <SheetDescription className="sr-only">The pages of the console</SheetDescription>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <SidebarNav nav={nav} badges={badges} onNavigate={() => setOpen(false)} />
        </div>
        {footer && <div className="border-t p-2">{footer}</div>}
      </SheetContent>
    </Sheet>
  );
}

interface MobileNavProps {
  nav: readonly NavGroup[];
  badges?: NavBadges;
  footer?: ReactNode;
}
