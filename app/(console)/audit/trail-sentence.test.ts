import { describe, expect, it } from "vitest";
import { trailSentence, type AuditEvent } from "./trail-sentence";

const event = (parts: Partial<AuditEvent>): AuditEvent => ({
  id: "0199c3a0-0000-7000-8000-000000000000",
  at: new Date("2026-03-04T12:00:00Z"),
  type: "action.held",
  actionId: null,
  actionTitle: null,
  generation: 1,
  actor: { kind: "agent", id: "shaggy", name: null },
  body: {},
  private: null,
  leaf: "00",
  ...parts,
});

describe("an event of the trail", () => {
  it("names who asked and for what", () => {
    expect(trailSentence(event({ body: { kind: "user.approve" } }))).toBe(
      "shaggy asked for user.approve; policy holds it for a person",
    );
  });

  it("tells the steps of an action as its timeline does", () => {
    const evan = { kind: "staff", id: "1", name: "Evan" };
    expect(trailSentence(event({ type: "action.approved", actor: evan }))).toBe("Evan approved it");
  });

  it("tells an unknown type by its name instead of hiding it", () => {
    expect(trailSentence(event({ type: "campaign.stage_done" }))).toBe("shaggy: campaign.stage_done");
  });

  it("does not take a body's object for a word", () => {
    expect(trailSentence(event({ body: { kind: { nested: true } } }))).toContain("asked for an action");
  });
});
