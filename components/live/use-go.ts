"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { toast } from "sonner";
import { useConnection } from "./live-provider";

/**
 * Goes to a page of ours. While the server is not heard it is tried first: a navigation that fails ends on the
 * browser's own error page, and the console with all it shows is gone.
 */
export function useGo(): (href: string) => void {
  const router = useRouter();
  const isHeard = useConnection().state === "connected";
  return useCallback(
    (href) => {
      if (isHeard) return router.push(href);
      void isReachable().then((reachable) => (reachable ? router.push(href) : sayOffline()));
    },
    [isHeard, router],
  );
}

const PATIENCE_MS = 3_000;

async function isReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await fetch("/api/health", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

function sayOffline(): void {
  toast.warning(navigator.onLine ? "The server cannot be reached" : "You are offline", {
    id: "offline",
    description: "Open it again once the connection is back. Nothing was changed.",
  });
}
