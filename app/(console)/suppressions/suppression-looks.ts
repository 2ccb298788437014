import {
  BanIcon,
  CircleSlashIcon,
  HandIcon,
  MailXIcon,
  MegaphoneOffIcon,
  TimerOffIcon,
  UserMinusIcon,
} from "lucide-react";
import { webhookSourceLooks } from "@/app/(console)/webhooks/webhook-looks";
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

/** Where it comes from, in words: a provider, or whoever added it. */
export function sourceText({ source, addedBy }: Suppression): string {
  const [word = source] = source.split(":");
  const provider = new Map(Object.entries(webhookSourceLooks)).get(word);
  return addedBy ?? provider?.label ?? word;
}
