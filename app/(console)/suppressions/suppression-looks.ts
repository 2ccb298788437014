import {
  BanIcon,
  CircleSlashIcon,
  HandIcon,
  MailXIcon,
  MegaphoneOffIcon,
  TimerOffIcon,
  UserMinusIcon,
} from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Suppression = Outputs["suppressions"]["list"]["items"][number];

export const reasonLooks: Record<Suppression["reason"], ToneLook> = {
  bounce: { label: "Bounce", tone: "warning", icon: MailXIcon },
  complaint: { label: "Complaint", tone: "danger", icon: MegaphoneOffIcon },
  unsubscribe: { label: "Unsubscribed", tone: "neutral", icon: UserMinusIcon },
  manual: { label: "By hand", tone: "info", icon: HandIcon },
};

export const scopeLooks: Record<Suppression["scope"], { label: string }> = {
  all: { label: "All mail" },
  marketing: { label: "Marketing" },
  topic: { label: "One topic" },
};

export const stateLooks = {
  active: { label: "In force", icon: BanIcon },
  ended: { label: "Ended", icon: TimerOffIcon },
};

export const endedLook: ToneLook = { label: "Ended", tone: "neutral", icon: CircleSlashIcon };

export const scopeText = ({ scope, topic }: Suppression): string =>
  scope === "topic" ? `Topic ${topic}` : scopeLooks[scope].label;

/** Where it comes from, in words: a provider with its event, or whoever added it. */
export const sourceText = ({ source, addedBy }: Suppression): string => addedBy ?? source.split(":")[0] ?? source;
