import { ArchiveIcon, CircleCheckIcon, CircleSlashIcon, TimerIcon } from "lucide-react";
import { kindLabelOf } from "@/components/approval/kind-labels";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Delegation = Outputs["delegations"]["list"][number];

type State = "current" | "planned" | "over" | "revoked";

export const delegationLooks: Record<State, ToneLook> = {
  current: { label: "Current", tone: "success", icon: CircleCheckIcon },
  planned: { label: "Planned", tone: "info", icon: TimerIcon },
  over: { label: "Over", tone: "neutral", icon: ArchiveIcon },
  revoked: { label: "Revoked", tone: "neutral", icon: CircleSlashIcon },
};

export function delegationState({ startsAt, endsAt, createdAt, revokedAt }: Delegation, nowMs: number): State {
  if (revokedAt) return "revoked";
  if (endsAt.getTime() <= nowMs) return "over";
  // One that began when it was made has begun, also for a screen whose clock has not ticked since.
  return startsAt > createdAt && startsAt.getTime() > nowMs ? "planned" : "current";
}

export const isRevocable = (state: State) => state === "current" || state === "planned";

/** All kinds, or those it is limited to. */
export const kindsText = (kinds: Delegation["kinds"]): string => kinds?.map(kindLabelOf).join(", ") ?? "everything";
