import {
  CircleCheckIcon,
  CircleMinusIcon,
  CreditCardIcon,
  InboxIcon,
  LandmarkIcon,
  MailIcon,
  MessageSquareIcon,
  RotateCcwIcon,
  SkullIcon,
} from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Webhook = Outputs["webhooks"]["list"]["items"][number];

export const webhookStateLooks: Record<Webhook["state"], ToneLook> = {
  received: { label: "Received", tone: "info", icon: InboxIcon },
  processed: { label: "Processed", tone: "success", icon: CircleCheckIcon },
  ignored: { label: "Ignored", tone: "neutral", icon: CircleMinusIcon },
  failed: { label: "Trying again", tone: "warning", icon: RotateCcwIcon },
  dead: { label: "Dead letter", tone: "danger", icon: SkullIcon },
};

export const webhookSourceLooks: Record<Webhook["source"], { label: string; icon: typeof MailIcon }> = {
  stripe: { label: "Stripe", icon: CreditCardIcon },
  plaid: { label: "Plaid", icon: LandmarkIcon },
  sendgrid: { label: "SendGrid", icon: MailIcon },
  resend: { label: "Resend", icon: MailIcon },
  slack: { label: "Slack", icon: MessageSquareIcon },
};
