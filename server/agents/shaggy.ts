import type { AgentProfile } from "./profile";

export const shaggy = {
  name: "shaggy",
  role: "Backend",
  duty: "Works through sign-ups: who may become a member, who may not.",
  actions: ["user.approve", "user.approve_many", "user.reject", "notification.send"],
  reads: ["read:members"],
  limits: { submitsPerMinute: 120, readsPerMinute: 300 },
  modelTier: "cheap",
} as const satisfies AgentProfile;
