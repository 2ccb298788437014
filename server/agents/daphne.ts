import type { AgentProfile } from "./profile";

export const daphne = {
  name: "daphne",
  role: "Frontend, publishing and campaigns",
  duty: "Lists providers, writes to members, prepares what is published.",
  actions: [
    "provider.list",
    "news.publish",
    "email.send_one",
    "email.send_campaign",
    "email.publish_template",
    "notification.send",
  ],
  reads: ["read:members", "read:providers"],
  tasks: { opensFor: ["velma"], startsWork: false, handsOffTo: ["scooby", "velma"] },
  escalatesTo: "editor",
  limits: { submitsPerMinute: 120, readsPerMinute: 300, openTasksMax: 20 },
  modelTier: "mid",
  modelBudgetPercent: 25,
} as const satisfies AgentProfile;
