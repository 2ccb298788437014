"use client";

import type { ReactNode } from "react";

import { ConsoleShell } from "@/components/shell/console-shell";
import type { ShellUser } from "@/components/shell/user-menu";

import { nav } from "./nav";

/** Joins the shell with the console's pages and, through its props, with live data. */
export function ConsoleFrame({ user, startsCollapsed, children }: ConsoleFrameProps) {
  return (
    <ConsoleShell
      nav={nav}
      user={user}
      startsCollapsed={startsCollapsed}
      actionHref={(id) => `/approvals/${id}`}
    >
      {children}
    </ConsoleShell>
  );
}

interface ConsoleFrameProps {
  user?: ShellUser;
  startsCollapsed: boolean;
  children: ReactNode;
}
