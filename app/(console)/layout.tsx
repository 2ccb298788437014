import { cookies } from "next/headers";
import { Suspense, type ReactNode } from "react";

import { sidebarCookie } from "@/components/shell/sidebar-cookie";

import { ConsoleFrame } from "./console-frame";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const sidebar = (await cookies()).get(sidebarCookie)?.value;
  return (
    <ConsoleFrame startsCollapsed={sidebar === "collapsed"}>
      <Suspense>{children}</Suspense>
    </ConsoleFrame>
  );
}
