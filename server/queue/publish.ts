import { defineQueue } from "./define-queue";

export const publish = defineQueue({
  name: "publish",
  concurrency: 1,
  priorities: ["news", "announcement", "update"],
  attemptsMax: 1,
  backoff: { kind: "none" },
  deadlineMs: 120_000,
  keepDone: 100_000,
});
