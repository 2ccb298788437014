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

  it("tells who gave a task to whom, and names it as long as its title is kept", () => {
    const velma = { actor: { kind: "agent", id: "velma", name: null } };
    const handed = event("task.handed_off", { ...velma, body: { handedTo: "daphne" } });
    expect(eventSentence(handed)).toBe("velma handed the task to daphne.");
    const opened = event("task.opened", { body: { assignee: "velma" }, private: { title: "The week" } });
    expect(eventSentence(opened)).toBe("Evan opened the task “The week” for velma.");
    expect(eventSentence({ ...opened, private: null })).toBe("Evan opened a task for velma.");
    const answered = event("task.answered", { body: { handedTo: "fred" } });
    expect(eventSentence(answered)).toBe("Evan answered, and gave the task to fred.");
  });

  it("keeps the type of an event it does not know", () => {
    expect(eventSentence(event("action.teleported"))).toContain("action.teleported");
  });
});
