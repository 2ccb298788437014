import { defineQueue } from "./define-queue";

export const embedding = defineQueue({
  name: "embedding",
  concurrency: 1,
  priorities: ["user_profile", "fund_data", "provider_data"],
  attemptsMax: 2,
  backoff: { kind: "fixed", delayMs: 1_000 },
  deadlineMs: 30_000,
  keepDone: 1_000,
});
