import { describe, expect, it } from "vitest";
import { eventSentence, type AuditEvent } from "./event-sentence";

const event = (parts: Partial<AuditEvent>): AuditEvent => ({
  id: "0199c3a0-0000-7000-8000-000000000000",
  at: new Date("2026-03-04T12:00:00Z"),
  type: "action.held",
  actionId: null,
  generation: 1,
  actor: { kind: "agent", id: "shaggy", name: null },
  body: {},
  private: null,
  leaf: "00",
  ...parts,
});

describe("the sentence of an event", () => {
  it("names who asked and for what", () => {
    expect(eventSentence(event({ body: { kind: "user.approve" } }))).toBe(
      "shaggy asked for user.approve; policy holds it for a person",
    );
  });

  it("names staff by their name", () => {
    const evan = { kind: "staff", id: "1", name: "Evan" };
    expect(eventSentence(event({ type: "action.approved", actor: evan }))).toBe("Evan approved the action");
  });

  it("tells an unknown type by its name instead of hiding it", () => {
    expect(eventSentence(event({ type: "campaign.stage_done" }))).toBe("shaggy: campaign stage done");
  });

  it("does not take a body's object for a word", () => {
    expect(eventSentence(event({ body: { kind: { nested: true } } }))).toContain("asked for an action");
  });
});
