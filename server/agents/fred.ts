import type { AgentProfile } from "./profile";

export const fred = {
  name: "fred",
  role: "QA and operations",
  duty: "Watches over quality: suspends, verifies, raises the alarm.",
  actions: ["user.suspend", "user.reject", "fund.verify", "provider.list", "notification.send"],
  reads: ["read:members", "read:funds", "read:providers", "read:actions", "read:tasks"],
  tasks: { opensFor: [], startsWork: false, handsOffTo: ["scooby"] },
  escalatesTo: "operator",
  limits: { submitsPerMinute: 120, readsPerMinute: 300, openTasksMax: 20 },
  // It watches over the others, so its own silence would be the one that nobody notices.
  silentAfterMinutes: 1_440,
  modelTier: "mid",
  modelBudgetPercent: 10,
} as const satisfies AgentProfile;
