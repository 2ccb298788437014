"use client";

import { useState, type ReactNode } from "react";

import { CommandMenu, type CommandSearch } from "./command-menu";
import { ConnectionBanner, type ConnectionBannerProps } from "./connection-banner";
import { MobileNav } from "./mobile-nav";
import type { NavGroup } from "./nav-group";
import { NotificationBell, type NotificationsProps } from "./notification-bell";
import { PageCommandsProvider } from "./page-commands";
import { PageTrailProvider } from "./page-trail";
import { Sidebar, type NavBadges } from "./sidebar";
import { sidebarCookie } from "./sidebar-cookie";
import { ThemeSwitch } from "./theme-switch";
import { TopBar } from "./top-bar";
import { UserMenu, type ShellUser } from "./user-menu";

/** The frame of every signed-in page: sidebar, top bar, command menu and the connection banner. */
export function ConsoleShell(props: ConsoleShellProps) {
  const { nav, badges, user, onSignOut } = props;
  const [collapsed, setCollapsed] = useState(props.startsCollapsed ?? false);
  const [showsCommands, setShowsCommands] = useState(false);
  const toggle = () => {
    document.cookie = `${sidebarCookie}=${collapsed ? "open" : "collapsed"}; path=/; max-age=31536000; samesite=lax`;
    setCollapsed(!collapsed);
  };
  const userMenu = (isSmall: boolean) =>
    user && onSignOut && <UserMenu user={user} collapsed={isSmall} onSignOut={onSignOut} />;

  return (
    <PageTrailProvider>
      <PageCommandsProvider>
        <SkipLink />
        <div className="flex h-dvh overflow-hidden">
          <Sidebar nav={nav} badges={badges} collapsed={collapsed} onToggle={toggle} footer={userMenu(collapsed)} />
          <div className="flex min-w-0 flex-1 flex-col">
            <TopBar
              nav={nav}
              start={<MobileNav nav={nav} badges={badges} footer={userMenu(false)} />}
              end={
                <>
                  {props.notifications && <NotificationBell {...props.notifications} />}
                  <ThemeSwitch />
                </>
              }
              onOpenCommands={() => setShowsCommands(true)}
            />
            {props.banner}
            {props.connection && <ConnectionBanner {...props.connection} />}
            <main
              id="content"
              tabIndex={-1}
              className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto outline-none"
            >
              {props.children}
            </main>
          </div>
        </div>
        <CommandMenu
          nav={nav}
          open={showsCommands}
          onOpenChange={setShowsCommands}
          commands={props.commands}
          onSignOut={onSignOut}
        />
      </PageCommandsProvider>
    </PageTrailProvider>
  );
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      Skip to content
    </a>
  );
}

interface ConsoleShellProps {
  nav: readonly NavGroup[];
  badges?: NavBadges;
  user?: ShellUser;
  onSignOut?: () => void;
  notifications?: NotificationsProps;
  connection?: ConnectionBannerProps;
  /** What everybody must know on every page. */
  banner?: ReactNode;
  /** What the command menu finds for the text that is typed. */
  commands?: (search: CommandSearch) => ReactNode;
  startsCollapsed?: boolean;
  children: ReactNode;
}
