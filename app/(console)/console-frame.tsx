"use client";

import { signOut } from "next-auth/react";
import type { ReactNode } from "react";

import { LinkGuard } from "@/components/live/link-guard";
import { useConnection, LiveProvider } from "@/components/live/live-provider";
import { SessionGuard } from "@/components/live/session-guard";
import { useNavBadges } from "@/components/live/use-nav-badges";
import { useNotifications } from "@/components/live/use-notifications";
import { ConsoleShell } from "@/components/shell/console-shell";
import { roleWords } from "@/components/shell/role-words";
import { SignedInProvider } from "@/components/shell/signed-in";
import { ReauthenticationProvider } from "@/components/shell/with-reauthentication";
import { ApiProvider } from "@/components/trpc/trpc-provider";
import type { SignedInStaff } from "@/server/auth/staff-member";

import { FoundGroups } from "./found-groups";
import { nav } from "./nav";
import { StopsBanner } from "./stops-banner";

/** Joins the shell with the console's pages and, through its props, with live data. */
export function ConsoleFrame({ staff, ...shell }: ConsoleFrameProps) {
  return (
    <ApiProvider>
      <SignedInProvider staff={staff}>
        <SessionGuard />
        <LiveProvider>
          <LinkGuard />
          <ReauthenticationProvider>
            <LiveShell staff={staff} {...shell} />
          </ReauthenticationProvider>
        </LiveProvider>
      </SignedInProvider>
    </ApiProvider>
  );
}

function LiveShell({ staff, startsCollapsed, children }: ConsoleFrameProps) {
  return (
    <ConsoleShell
      nav={nav}
      badges={useNavBadges()}
      user={{ ...staff, may: roleWords[staff.role] }}
      onSignOut={() => void signOut({ callbackUrl: "/sign-in" })}
      notifications={useNotifications()}
      connection={useConnection()}
      banner={<StopsBanner />}
      startsCollapsed={startsCollapsed}
      commands={(search) => <FoundGroups {...search} />}
    >
      {children}
    </ConsoleShell>
  );
}

interface ConsoleFrameProps {
  staff: SignedInStaff;
  startsCollapsed: boolean;
  children: ReactNode;
}
