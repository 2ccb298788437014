import { describe, expect, it } from "vitest";
import { ACTION_NAMES } from "@/server/actions";
import { AGENT_NAMES } from "@/server/agents/registry";
import { toolName } from "./action-tools";
import { listingOf } from "./tool";
import { TOOLS, findTool, listToolsFor } from "./tools";

const MAY_BE_REACHED = [
  ...["actions.submit", "actions.get", "actions.list", "actions.wait", "actions.cancel", "actions.revise"],
  ...["directory.members", "directory.funds", "directory.providers", "me.get", "me.heartbeat", "evidence.upload"],
  ...["tasks.list", "tasks.get", "tasks.open", "tasks.accept", "tasks.progress", "tasks.handOff", "tasks.escalate"],
  ...["tasks.complete"],
];

describe("the table of tools", () => {
  it("reaches no procedure by which anything could be decided", () => {
    const reached = new Set<string>(TOOLS.map(({ procedure }) => procedure));
    expect([...reached].toSorted()).toEqual(MAY_BE_REACHED.toSorted());
  });

  it("has one tool for each kind of action, and never two of one name", () => {
    const names = TOOLS.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(ACTION_NAMES.map(toolName)));
    expect(new Set(names).size).toBe(names.length);
    for (const name of ["constructor", "__proto__", "toString", ""]) expect(findTool(name)).toBeUndefined();
  });

  it("submits the tool's own kind, whatever else the input says", () => {
    const tool = findTool("user_approve");
    expect([tool?.procedure, tool?.fixed]).toEqual(["actions.submit", { action: "user.approve" }]);
  });
});

describe("what a model is shown", () => {
  it.each(TOOLS.map((tool) => [tool.name, tool] as const))("%s fits what providers of models take", (name, tool) => {
    expect(name).toMatch(/^[a-z_]{1,64}$/);
    const { inputSchema, description } = listingOf(tool);
    expect(inputSchema.type).toBe("object");
    expect(JSON.stringify(inputSchema)).not.toMatch(/\$ref|\$defs/);
    expect(description.length).toBeGreaterThan(20);
  });

  it.each(AGENT_NAMES)("%s gets a list that does not fill its context", (id) => {
    expect(JSON.stringify(listToolsFor({ kind: "agent", id })).length).toBeLessThan(24_000);
  });

  it("is nothing to whoever is no agent", () => {
    const others = [{ kind: "anonymous", id: "anonymous" } as const, { kind: "agent", id: "nobody" } as const];
    for (const actor of others) expect(listToolsFor(actor).map(({ name }) => name)).not.toContain("user_approve");
  });
});
