import { describe, expect, it } from "vitest";
import { AGENTS, AGENT_NAMES } from "./registry";

const ALL = [...AGENTS.values()];

describe("the agents' files", () => {
  it.each(ALL)("$name says who it is, what it may, its limits and whom it asks", (profile) => {
    expect(profile.role).not.toBe("");
    expect(profile.actions.length).toBeGreaterThan(0);
    expect(["operator", "support", "editor"]).toContain(profile.escalatesTo);
    // Whether an agent was seen is written down once a minute.
    expect(profile.silentAfterMinutes ?? 5).toBeGreaterThanOrEqual(5);
    for (const limit of Object.values(profile.limits)) expect(limit).toBeGreaterThan(0);
  });

  it("name only agents there are, and never the agent itself", () => {
    for (const { name, tasks } of ALL) {
      for (const other of [...tasks.opensFor, ...tasks.handsOffTo]) {
        expect(AGENT_NAMES).toContain(other);
        expect(other).not.toBe(name);
      }
    }
  });

  it("let scooby give work to all the others, and every agent has somebody to hand on to", () => {
    const others = AGENT_NAMES.filter((name) => name !== "scooby");
    expect(AGENTS.get("scooby")?.tasks.opensFor).toEqual(others);
    for (const { tasks } of ALL) expect(tasks.handsOffTo.length).toBeGreaterThan(0);
  });

  it("share out the model budget and no more than it", () => {
    expect(ALL.reduce((sum, { modelBudgetPercent }) => sum + modelBudgetPercent, 0)).toBeLessThanOrEqual(100);
  });
});
