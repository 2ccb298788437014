import { cookies } from "next/headers";
import { Suspense, type ReactNode } from "react";

import { sidebarCookie } from "@/components/shell/sidebar-cookie";
import { serverCaller } from "@/server/api/caller";

import { ConsoleFrame } from "./console-frame";
import { SignInRedirect } from "./sign-in-redirect";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { staff } = await serverCaller();
  // A layout is not told its address, so the browser, which knows it, makes the redirect.
  if (!staff) return <SignInRedirect />;
  const sidebar = (await cookies()).get(sidebarCookie)?.value;
  return (
    <ConsoleFrame staff={staff} startsCollapsed={sidebar === "collapsed"}>
      <Suspense>{children}</Suspense>
    </ConsoleFrame>
  );
}
