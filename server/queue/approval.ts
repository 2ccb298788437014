import { defineQueue } from "./define-queue";

export const approval = defineQueue({
  name: "approval",
  concurrency: 2,
  priorities: ["high_risk", "medium_risk", "low_risk"],
  attemptsMax: 1,
  backoff: { kind: "none" },
  deadlineMs: 120_000,
  keepDone: 100_000,
});
