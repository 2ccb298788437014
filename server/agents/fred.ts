import type { AgentProfile } from "./profile";

export const fred = {
  name: "fred",
  role: "QA and operations",
  duty: "Watches over quality: suspends, verifies, raises the alarm.",
  actions: ["user.suspend", "user.reject", "fund.verify", "provider.list", "notification.send"],
  reads: ["read:members", "read:funds", "read:providers", "read:actions"],
  limits: { submitsPerMinute: 120, readsPerMinute: 300 },
  modelTier: "mid",
} as const satisfies AgentProfile;
