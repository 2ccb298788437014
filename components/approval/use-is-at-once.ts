"use client";

import { useEffect, useState } from "react";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { SEEN_MS_MIN, isOneKey } from "./one-key";

/** A little more than asked for, because timers and clocks round. */
const SEEN_MS = SEEN_MS_MIN + 50;

/** Whether approving it, as it is in sight now, takes no further question. */
export function useIsAtOnce(action: ActionDetail): boolean {
  const { pinnedDigest } = action;
  const [seenDigest, setSeenDigest] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeenDigest(pinnedDigest), SEEN_MS);
    return () => clearTimeout(timer);
  }, [pinnedDigest]);
  return seenDigest === pinnedDigest && isOneKey(action, SEEN_MS);
}
