import { CircleCheckIcon, CircleSlashIcon, TimerIcon, TimerOffIcon } from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type AgentKey = Outputs["agents"]["keys"][number];

export const keyStateLooks: Record<KeyState, ToneLook> = {
  live: { label: "Live", tone: "success", icon: CircleCheckIcon },
  ending: { label: "Being replaced", tone: "warning", icon: TimerIcon },
  expired: { label: "Ended", tone: "neutral", icon: TimerOffIcon },
  revoked: { label: "Revoked", tone: "neutral", icon: CircleSlashIcon },
};

export type KeyState = "live" | "ending" | "expired" | "revoked";

/** Whether a key or token opens anything at this moment. */
export function keyState(key: { revokedAt: Date | null; expiresAt: Date | null }, nowMs: number): KeyState {
  if (key.revokedAt) return "revoked";
  if (!key.expiresAt) return "live";
  return key.expiresAt.getTime() <= nowMs ? "expired" : "ending";
}

/** A token's end is set when it is made: until then it is simply live. */
export function tokenState(token: { revokedAt: Date | null; expiresAt: Date | null }, nowMs: number): KeyState {
  const state = keyState(token, nowMs);
  return state === "ending" ? "live" : state;
}

export const isUsable = (state: KeyState) => state === "live" || state === "ending";
