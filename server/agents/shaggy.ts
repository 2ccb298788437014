import type { AgentProfile } from "./profile";

export const shaggy = {
  name: "shaggy",
  role: "Backend",
  duty: "Works through sign-ups: who may become a member, who may not.",
  actions: ["user.approve", "user.approve_many", "user.reject", "notification.send"],
  reads: ["read:members"],
  tasks: { opensFor: ["fred"], startsWork: false, handsOffTo: ["scooby", "fred"] },
  escalatesTo: "operator",
  limits: { submitsPerMinute: 120, readsPerMinute: 300, openTasksMax: 20 },
  modelTier: "cheap",
  modelBudgetPercent: 15,
} as const satisfies AgentProfile;
