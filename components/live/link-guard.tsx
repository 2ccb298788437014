"use client";

import { useEffect } from "react";
import { useConnection } from "./live-provider";
import { useGo } from "./use-go";

/** While the server is not heard, every link of the console goes the careful way. */
export function LinkGuard() {
  const go = useGo();
  const isHeard = useConnection().state === "connected";
  useEffect(() => {
    if (isHeard) return;
    const onClick = (event: MouseEvent) => {
      const href = plainInternalLink(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      go(href);
    };
    document.addEventListener("click", onClick, { capture: true });
    return () => document.removeEventListener("click", onClick, { capture: true });
  }, [isHeard, go]);
  return null;
}

/** Where a plain click would take this tab; null when the browser should have it: other sites, new tabs, downloads. */
function plainInternalLink(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return null;
  if (link.origin !== window.location.origin || link.pathname.startsWith("/api/")) return null;
  // Within the page nothing is fetched.
  if (link.hash && link.pathname === window.location.pathname) return null;
  return link.pathname + link.search + link.hash;
}
