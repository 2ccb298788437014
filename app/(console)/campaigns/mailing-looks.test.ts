import { describe, expect, it } from "vitest";
import { mailingLook, mailingNote } from "./mailing-looks";
import type { Mailing } from "./mailing-looks";

const NOW = new Date();
const running: Mailing = {
  ...{ id: "0199c3a0-0000-7000-8000-000000000000", name: "Autumn letters", subject: "What managers said" },
  ...{ topic: "newsletter", sendingDomain: "news.hedgeco.example", throttlePerHour: 3_000 },
  ...{ status: "running", submitter: "daphne", submitterKind: "agent", submittedAt: NOW },
  ...{ startAt: null, startedAt: NOW, settledAt: null, asked: null, restsUntil: null },
  ...{ heldAt: null, heldBecause: null, isInterrupted: false },
  readers: { pending: 5, succeeded: 5, failed: 0, cancelled: 0, unknown: 0 },
  deliveries: { accepted: 0, delayed: 0, failed: 0, delivered: 0, soft_bounced: 0, bounced: 0, complained: 0 },
};
const word = (changes: Partial<Mailing>) => mailingLook({ ...running, ...changes }).label;

describe("where a mailing stands", () => {
  it("is told in words of its own, one for each way that it can be under way", () => {
    const at = new Date(`${NOW.toISOString().slice(0, 10)}T13:40:00Z`);
    expect(word({})).toBe("Sending");
    expect(word({ restsUntil: at })).toBe("Resting until 13:40");
    expect(word({ heldAt: at })).toBe("Canary done");
    expect(word({ heldAt: at, isInterrupted: true })).toBe("Paused");
    expect(word({ asked: "pause" })).toBe("Pausing");
    expect(word({ asked: "stop", restsUntil: at })).toBe("Stopping");
    expect(word({ status: "held", startedAt: null })).toBe("Waits for a decision");
  });

  it("tells one that was stopped from one that never began", () => {
    expect(word({ status: "cancelled" })).toBe("Stopped");
    expect(word({ status: "cancelled", startedAt: null })).toBe("Cancelled");
  });

  it("says why it is paused", () => {
    const heldBecause = { code: "many_bounces", message: "12 of 200 mails bounced." };
    expect(mailingNote({ ...running, heldAt: NOW, heldBecause })).toBe("Paused because 12 of 200 mails bounced.");
    expect(mailingNote({ ...running, heldAt: NOW, isInterrupted: true })).toBe("Paused by an operator.");
    expect(mailingNote({ ...running, heldAt: NOW })).toContain("the rest waits for an operator");
  });
});
