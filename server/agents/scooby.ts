import type { AgentProfile } from "./profile";

export const scooby = {
  name: "scooby",
  role: "Project lead",
  duty: "Coordinates the other agents and reports to the operators.",
  actions: ["notification.send"],
  reads: ["read:members", "read:funds", "read:providers", "read:actions"],
  limits: { submitsPerMinute: 60, readsPerMinute: 300 },
  modelTier: "mid",
} as const satisfies AgentProfile;
