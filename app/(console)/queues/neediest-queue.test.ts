import { describe, expect, it } from "vitest";
import { neediestQueue } from "./neediest-queue";

type Queue = Parameters<typeof neediestQueue>[0][number];

const queue = (name: Queue["name"], needs: Partial<Queue> = {}): Queue => {
  return { name, unknown: 0, failedLastDay: 0, oldestQueuedAt: null, ...needs };
};

describe("the queue that the page opens on", () => {
  it("is the one with unknown outcomes, whatever failed elsewhere", () => {
    expect(neediestQueue([queue("email", { failedLastDay: 9 }), queue("webhook", { unknown: 1 })])).toBe("webhook");
  });

  it("is the one with the most failures when every outcome is known", () => {
    expect(neediestQueue([queue("email", { failedLastDay: 1 }), queue("publish", { failedLastDay: 2 })])).toBe(
      "publish",
    );
  });

  it("is the one with the oldest wait when nothing failed", () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 12, minute));
    const queues = [queue("email", { oldestQueuedAt: at(5) }), queue("embedding", { oldestQueuedAt: at(1) })];
    expect(neediestQueue(queues)).toBe("embedding");
  });

  it("is the approvals' own when all is well", () => {
    expect(neediestQueue([queue("email"), queue("approval")])).toBe("approval");
  });
});
