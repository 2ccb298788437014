import { describe, expect, it } from "vitest";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { QUEUES } from "./index";
import { retryStrategy } from "./redis";

/** The agreed table: concurrency, priority classes highest first, attempts, milliseconds before the next attempts. */
const TABLE = {
  email: [3, ["welcome", "confirmation", "notification", "newsletter"], 3, [1_000, 2_000, 4_000]],
  embedding: [1, ["user_profile", "fund_data", "provider_data"], 2, null],
  webhook: [5, ["stripe", "plaid", "sendgrid", "slack"], 5, [5_000, 5_000, 5_000]],
  notification: [10, ["urgent", "alert", "digest"], 3, null],
  approval: [2, ["high_risk", "medium_risk", "low_risk"], 1, [0, 0, 0]],
  publish: [1, ["news", "announcement", "update"], 1, [0, 0, 0]],
} as const;

describe("the six queues", () => {
  it.each(QUEUE_NAMES)("%s is as agreed", (name) => {
    const queue = QUEUES[name];
    const [concurrency, priorities, attemptsMax, waits] = TABLE[name];
    expect(queue).toMatchObject({ name, concurrency, priorities, attemptsMax });
    expect(waits ? [1, 2, 3].map((failed) => queue.backoffMs(failed)) : null).toEqual(waits);
  });

  it("embedding has thirty seconds, and every queue has a deadline", () => {
    expect(QUEUES.embedding.deadlineMs).toBe(30_000);
    expect(QUEUE_NAMES.filter((name) => QUEUES[name].deadlineMs <= 0)).toEqual([]);
  });

  it("keep what is done where the record matters, and not where it does not", () => {
    expect([QUEUES.notification.keepDone, QUEUES.approval.keepDone > 0, QUEUES.publish.keepDone > 0]).toEqual([
      0,
      true,
      true,
    ]);
  });

  it("have names and a reconnect curve that BullMQ and Redis accept", () => {
    expect(QUEUE_NAMES.filter((name) => name.includes(":"))).toEqual([]);
    expect([1, 2, 39, 40, 41, 1_000].map(retryStrategy)).toEqual([50, 100, 1_950, 2_000, 2_000, 2_000]);
  });
});
