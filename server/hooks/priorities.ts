import type { Kernel } from "@/server/kernel/kernel";
import type { HookSource } from "./hook";

/** The queue's class of each source; Resend tells of the same things as SendGrid. */
const CLASS_OF: Record<HookSource, string> = {
  stripe: "stripe",
  plaid: "plaid",
  sendgrid: "sendgrid",
  resend: "sendgrid",
  slack: "slack",
};

/** From 1, which is served first. */
export function priorityOf({ queues }: Pick<Kernel, "queues">, source: HookSource): number {
  return queues.webhook.priorities.indexOf(CLASS_OF[source]) + 1;
}
