import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { Suspense, type ReactNode } from "react";

import { sidebarCookie } from "@/components/shell/sidebar-cookie";
import { serverCaller } from "@/server/api/caller";

import { ConsoleFrame } from "./console-frame";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { staff } = await serverCaller();
  // The address is a path of our own (proxy.ts), and sign-in judges it once more.
  if (!staff) redirect(`/sign-in?callbackUrl=${encodeURIComponent((await headers()).get("x-address") ?? "/")}`);
  const sidebar = (await cookies()).get(sidebarCookie)?.value;
  return (
    <ConsoleFrame staff={staff} startsCollapsed={sidebar === "collapsed"}>
      <Suspense>{children}</Suspense>
    </ConsoleFrame>
  );
}
