"use client";

import { useEffect, useState } from "react";
import type { ConnectionBannerProps } from "@/components/shell/connection-banner";

/** A reconnect within this time is nobody's concern. */
const QUIET_MS = 800;
const STALE_AFTER_MS = 20_000;

/** What the banner says while the line is down: nothing, then "reconnecting", then "may be out of date". */
export function useSinceDown(
  { downSince, isOffline }: { downSince: Date | null; isOffline: boolean },
  onRetry: () => void,
): ConnectionBannerProps {
  const [shown, setShown] = useState<{ since: Date | null; state: ConnectionBannerProps["state"] }>(up);
  useEffect(() => {
    if (!downSince) return;
    const show = (state: ConnectionBannerProps["state"]) => () => setShown({ since: downSince, state });
    const timers = [setTimeout(show("reconnecting"), QUIET_MS), setTimeout(show("stale"), STALE_AFTER_MS)];
    return () => timers.forEach(clearTimeout);
  }, [downSince]);
  if (isOffline) return { state: "offline", since: downSince?.toISOString() };
  if (!downSince || shown.since !== downSince) return { state: "connected" };
  return { state: shown.state, since: downSince.toISOString(), onRetry };
}

const up = { since: null, state: "connected" as const };
