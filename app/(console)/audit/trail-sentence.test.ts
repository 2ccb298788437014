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

  it("says what was done, and by whom", () => {
    const evan = { kind: "staff", id: "1", name: "Evan" };
    const actionTitle = "Approve Ada Quill";
    expect(trailSentence(event({ type: "action.approved", actor: evan, actionTitle }))).toBe(
      "Evan approved “Approve Ada Quill”",
    );
    const worker = { kind: "system", id: "vm:19466:6ed3d8", name: null };
    expect(trailSentence(event({ type: "action.succeeded", actor: worker, actionTitle }))).toBe(
      "“Approve Ada Quill” was done by Worker 19466 on vm",
    );
  });

  it.each([
    [
      "approval.escalated",
      { step: 2, told: null },
      "“Approve Ada Quill” has waited long; operators were reminded for the 2nd time",
    ],
    [
      "stage.held",
      { stage: 0, problem: null },
      "The canary of “Approve Ada Quill” is done; the rest waits for an operator",
    ],
    ["stop.asked", {}, "shaggy asked “Approve Ada Quill” to stop before its next target"],
    ["pause.asked", {}, "shaggy asked “Approve Ada Quill” to pause before its next mail"],
    ["run.paused", {}, "shaggy paused “Approve Ada Quill”"],
    [
      "run.paused",
      { problem: { code: "many_bounces", message: "12 of 200 mails bounced." } },
      "“Approve Ada Quill” paused because something went wrong: 12 of 200 mails bounced",
    ],
    ["run.continued", {}, "shaggy let “Approve Ada Quill” go on where it stood"],
    [
      "preferences.changed",
      { memberId: "m", campaign: "c", newsletter: false, digest: true },
      "A reader left the topic newsletter and agreed to the topic digest",
    ],
    [
      "domain.unverified",
      { domain: "a.example" },
      "shaggy said that a.example is not verified; nothing goes out from it",
    ],
    [
      "approval.bar_raised",
      { quorum: [{ role: "operator", count: 2 }], why: [{ code: "read_too_fast", message: "It was open for 0.4 s." }] },
      "“Approve Ada Quill” now takes 2 people: It was open for 0.4 s",
    ],
    ["kill_switch.on", { scope: "queue:email", reason: "It repeats." }, "shaggy stopped the email queue: It repeats."],
  ])("has a sentence for %s", (type, body, sentence) => {
    expect(trailSentence(event({ type, body, actionTitle: "Approve Ada Quill" }))).toBe(sentence);
  });

  it("tells an unknown type by its name instead of hiding it", () => {
    expect(trailSentence(event({ type: "campaign.stage_done" }))).toBe("shaggy: campaign.stage_done");
  });

  it("does not take a body's object for a word", () => {
    expect(trailSentence(event({ body: { kind: { nested: true } } }))).toContain("asked for an action");
  });
});
