import { describe, expect, it } from "vitest";
import { paceNote, type Pace } from "./pace-note";

const pace = (parts: Partial<Pace>): Pace => ({
  staffId: "0199c3a0-0000-7000-8000-000000000000",
  name: "Evan",
  decisions: 40,
  approved: 39,
  medianSeconds: 4,
  today: 12,
  highRiskLastTenMinutes: 0,
  secondVotesAsked: 0,
  ...parts,
});

describe("the note on an approver's pace", () => {
  it("comes when nearly everything is approved, and fast", () => {
    expect(paceNote(pace({}))).toMatch(/^Evan approved 98 % of 40 decisions, half of them within 4 s\./);
  });

  it.each([
    ["takes time", { medianSeconds: 30 }],
    ["rejects now and then", { approved: 30 }],
    ["decided a few times only", { decisions: 9, approved: 9 }],
    ["decides where the time is not known", { medianSeconds: null }],
  ])("does not come to somebody who %s", (_, parts) => {
    expect(paceNote(pace(parts))).toBeNull();
  });
});
