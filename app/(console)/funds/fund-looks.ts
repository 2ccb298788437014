import { BadgeCheckIcon, ClockIcon, CircleXIcon } from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Fund = Outputs["directory"]["funds"]["items"][number];

export const fundStatusLooks: Record<Fund["status"], ToneLook> = {
  submitted: { label: "Submitted", tone: "warning", icon: ClockIcon },
  verified: { label: "Verified", tone: "success", icon: BadgeCheckIcon },
  rejected: { label: "Rejected", tone: "neutral", icon: CircleXIcon },
};
