"use client";

import { ChevronsUpDownIcon, LogOutIcon } from "lucide-react";

import { Avatar, AvatarFallback } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** Who is signed in, and the way out. */
export function UserMenu({ user, collapsed = false, onSignOut }: UserMenuProps) {
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          aria-label={`Account of ${user.name}, ${user.role}`}
          className={cn("h-10 w-full justify-start gap-2 px-1.5!", collapsed && "justify-center px-0!")}
        >
          <Avatar>
            <AvatarFallback>{initials(user.name)}</AvatarFallback>
          </Avatar>
          {!collapsed && (
            <>
              <span className="min-w-0 flex-1 text-left leading-tight">
                <span className="block truncate text-sm">{user.name}</span>
                <span className="block truncate text-xs font-normal text-muted-foreground capitalize">{user.role}</span>
              </span>
              <ChevronsUpDownIcon className="size-3.5 text-muted-foreground" />
            </>
          )}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" side="top" className="w-60">
        <DropdownMenuLabel className="font-normal">
          <span className="block truncate text-sm font-medium text-foreground">{user.name}</span>
          {user.email && <span className="block truncate">{user.email}</span>}
          <span className="block capitalize">{user.role}</span>
          {user.may && <span className="mt-1 block text-balance">{user.may}</span>}
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onSignOut}>
          <LogOutIcon />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

export interface ShellUser {
  name: string;
  role: string;
  email?: string;
  /** What the role does. */
  may?: string;
}

interface UserMenuProps {
  user: ShellUser;
  collapsed?: boolean;
  onSignOut: () => void;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
