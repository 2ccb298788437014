import {
  BanIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleHelpIcon,
  CircleSlashIcon,
  CircleXIcon,
  HandIcon,
  LoaderCircleIcon,
  ThumbsDownIcon,
  ThumbsUpIcon,
  TimerOffIcon,
} from "lucide-react";

import { Badge } from "@/components/ui/badge";

/** The status of an action as icon, word and tint. */
export function StatusBadge({ status, className }: StatusBadgeProps) {
  const look = statusLooks[status];
  return (
    <Badge variant={look.tone} className={className}>
      <look.icon
        className={status === "running" ? "motion-safe:animate-spin motion-safe:[animation-duration:2s]" : undefined}
      />
      {look.label}
    </Badge>
  );
}

interface StatusBadgeProps {
  status: ActionStatus;
  className?: string;
}

export type ActionStatus = keyof typeof statusLooks;

/** Also the options of a status facet: word and icon in one place. */
export const statusLooks = {
  held: { label: "Held", tone: "warning", icon: HandIcon },
  approved: { label: "Approved", tone: "info", icon: ThumbsUpIcon },
  queued: { label: "Queued", tone: "neutral", icon: CircleDashedIcon },
  running: { label: "Running", tone: "info", icon: LoaderCircleIcon },
  unknown: { label: "Unknown", tone: "danger", icon: CircleHelpIcon },
  blocked: { label: "Blocked", tone: "danger", icon: BanIcon },
  rejected: { label: "Rejected", tone: "neutral", icon: ThumbsDownIcon },
  expired: { label: "Expired", tone: "neutral", icon: TimerOffIcon },
  cancelled: { label: "Cancelled", tone: "neutral", icon: CircleSlashIcon },
  succeeded: { label: "Succeeded", tone: "success", icon: CircleCheckIcon },
  failed: { label: "Failed", tone: "danger", icon: CircleXIcon },
} as const;
