import { describe, expect, it } from "vitest";
import { isTouched, touchedBy } from "./touched-queries";
import type { LiveEvent } from "./touched-queries";

const event = (type: string, actionId: string | null = null): LiveEvent => ({
  id: "e1",
  cursor: "1-1",
  at: new Date(0),
  type,
  actionId,
  generation: null,
  actor: { kind: "system", id: "worker" },
});

const key = (path: string, input?: object) => [path.split("."), { input, type: "query" }];

describe("what an event touches", () => {
  it("reads the lists again for every step of an action, and the detail of that action alone", () => {
    const { prompt, actionId } = touchedBy(event("action.approved", "a1"));
    const paths = new Set(prompt);
    const ids = new Set(actionId ? [actionId] : []);
    expect(isTouched(key("approvals.list", { status: ["held"] }), paths, ids)).toBe(true);
    expect(isTouched(key("approvals.detail", { id: "a1" }), paths, ids)).toBe(true);
    expect(isTouched(key("approvals.detail", { id: "a2" }), paths, ids)).toBe(false);
    expect(isTouched(key("staff.list"), paths, ids)).toBe(false);
  });

  it("reads a mailing again when it is paused or goes on, and its rendered mails only with another version", () => {
    const { prompt, lazy, actionId } = touchedBy(event("run.paused", "m1"));
    const [paths, ids] = [new Set([...prompt, ...lazy]), new Set(actionId ? [actionId] : [])];
    expect(isTouched(key("mailings.get", { id: "m1" }), paths, ids)).toBe(true);
    expect(isTouched(key("mailings.list", {}), paths, ids)).toBe(true);
    expect(isTouched(key("mailings.mail", { id: "m1", n: 0 }), paths, ids)).toBe(false);
    expect(touchedBy(event("action.revised", "m1")).prompt).toContain("mailings.mail");
  });

  it("tells the bell of what operators are told, and leaves it alone otherwise", () => {
    expect(touchedBy(event("action.failed")).lazy).toContain("notices");
    expect(touchedBy(event("action.started")).lazy).not.toContain("notices");
  });

  it("tells every page of a kill switch and of a paused agent at once", () => {
    expect(touchedBy(event("kill_switch.on")).prompt).toContain("stops");
    expect(touchedBy(event("agent.paused")).prompt).toContain("stops");
  });

  it("reads tasks again for their own steps at once, and for those of actions that may be linked a little later", () => {
    expect(touchedBy(event("task.handed_off")).prompt).toEqual(["tasks"]);
    expect(touchedBy(event("task.escalated")).lazy).toContain("notices");
    expect(touchedBy(event("action.succeeded", "a1")).lazy).toContain("tasks.events");
  });

  it("reads the trail again for every event, known or not", () => {
    expect(touchedBy(event("policy.released")).lazy).toEqual(["audit"]);
  });

  it("matches a router as a whole", () => {
    expect(isTouched(key("agents.list"), new Set(["agents"]), new Set())).toBe(true);
    expect(isTouched(key("agents.get", { id: "a1" }), new Set(), new Set(["a1"]))).toBe(false);
  });
});
