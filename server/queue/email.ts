import { defineQueue } from "./define-queue";

export const email = defineQueue({
  name: "email",
  concurrency: 3,
  priorities: ["welcome", "confirmation", "notification", "newsletter"],
  attemptsMax: 3,
  backoff: { kind: "exponential", delayMs: 1_000 },
  deadlineMs: 60_000,
  keepDone: 1_000,
});
