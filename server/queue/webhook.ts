import { defineQueue } from "./define-queue";

export const webhook = defineQueue({
  name: "webhook",
  concurrency: 5,
  priorities: ["stripe", "plaid", "sendgrid", "slack"],
  attemptsMax: 5,
  backoff: { kind: "fixed", delayMs: 5_000 },
  deadlineMs: 30_000,
  keepDone: 1_000,
});
