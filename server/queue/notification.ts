import { defineQueue } from "./define-queue";

export const notification = defineQueue({
  name: "notification",
  concurrency: 10,
  priorities: ["urgent", "alert", "digest"],
  attemptsMax: 3,
  backoff: { kind: "fixed", delayMs: 1_000 },
  deadlineMs: 30_000,
  keepDone: 0,
});
