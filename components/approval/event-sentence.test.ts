import { describe, expect, it } from "vitest";
import { eventSentence } from "./event-sentence";

const event = (type: string, more: object = {}) => ({
  type,
  generation: 1,
  actor: { kind: "staff", id: "s1", name: "Evan" },
  body: {},
  private: null,
  ...more,
});

describe("the timeline in words", () => {
  it("says who decided and why", () => {
    expect(eventSentence(event("action.rejected", { private: { reason: "Wrong target." } }))).toBe(
      "Evan rejected it: “Wrong target.”",
    );
  });

  it("says less, and nothing wrong, once the reason has been erased", () => {
    expect(eventSentence(event("action.approved"))).toBe("Evan approved it.");
  });

  it("keeps the type of an event it does not know", () => {
    expect(eventSentence(event("action.teleported"))).toContain("action.teleported");
  });
});
