import type { AgentProfile } from "./profile";

export const velma = {
  name: "velma",
  role: "AI and data, support drafts",
  duty: "Checks funds and members against the records and answers members.",
  actions: ["user.approve", "fund.verify", "profile.embed", "email.send_one", "notification.send"],
  reads: ["read:members", "read:members:personal", "read:funds"],
  tasks: { opensFor: ["daphne"], startsWork: false, handsOffTo: ["scooby", "daphne"] },
  escalatesTo: "support",
  limits: { submitsPerMinute: 120, readsPerMinute: 300, openTasksMax: 20 },
  modelTier: "premium",
  modelBudgetPercent: 40,
} as const satisfies AgentProfile;
