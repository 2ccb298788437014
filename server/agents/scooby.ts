import type { AgentProfile } from "./profile";

export const scooby = {
  name: "scooby",
  role: "Project lead",
  duty: "Coordinates the other agents and reports to the operators.",
  actions: ["notification.send"],
  reads: ["read:members", "read:funds", "read:providers", "read:actions", "read:tasks"],
  tasks: {
    opensFor: ["shaggy", "daphne", "velma", "fred"],
    startsWork: true,
    handsOffTo: ["shaggy", "daphne", "velma", "fred"],
  },
  escalatesTo: "operator",
  limits: { submitsPerMinute: 60, readsPerMinute: 300, openTasksMax: 50 },
  modelTier: "mid",
  modelBudgetPercent: 10,
} as const satisfies AgentProfile;
