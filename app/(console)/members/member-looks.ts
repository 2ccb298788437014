import {
  BriefcaseBusinessIcon,
  CircleCheckIcon,
  CirclePauseIcon,
  ClockIcon,
  LandmarkIcon,
  UserIcon,
  UserXIcon,
} from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Member = Outputs["directory"]["members"]["items"][number];

export const memberStatusLooks: Record<Member["status"], ToneLook> = {
  pending: { label: "Pending", tone: "warning", icon: ClockIcon },
  active: { label: "Active", tone: "success", icon: CircleCheckIcon },
  rejected: { label: "Rejected", tone: "neutral", icon: UserXIcon },
  suspended: { label: "Suspended", tone: "danger", icon: CirclePauseIcon },
};

export const memberRoleLooks: Record<Member["role"], { label: string; icon: typeof UserIcon }> = {
  investor: { label: "Investor", icon: UserIcon },
  fund_manager: { label: "Fund manager", icon: LandmarkIcon },
  service_provider: { label: "Service provider", icon: BriefcaseBusinessIcon },
};
