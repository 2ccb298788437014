import type { AgentProfile } from "./profile";

export const daphne = {
  name: "daphne",
  role: "Frontend, publishing and campaigns",
  duty: "Lists providers, writes to members, prepares what is published.",
  actions: ["provider.list", "news.publish", "email.send_one", "notification.send"],
  reads: ["read:members", "read:providers"],
  limits: { submitsPerMinute: 120, readsPerMinute: 300 },
  modelTier: "mid",
} as const satisfies AgentProfile;
