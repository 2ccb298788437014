import { describe, expect, it } from "vitest";
import { ACTION_NAMES } from "@/server/actions";
import { AGENTS } from "@/server/agents/registry";
import { PolicyParameters } from "@/server/policies/parameters";
import { boundaryOf } from "./agent-boundary";

const shipped = PolicyParameters.parse({});
const names = (kinds: readonly { name: string }[]) => kinds.map(({ name }) => name);

describe("an agent's boundary", () => {
  it("puts every kind of the catalogue on exactly one side, for every agent", () => {
    for (const { actions } of AGENTS.values()) {
      const { byPolicy, byApproval, never } = boundaryOf(actions, shipped);
      expect([...names(byPolicy), ...names(byApproval), ...names(never)].toSorted()).toEqual(ACTION_NAMES.toSorted());
    }
  });

  it("lets nobody approve members alone while the allowance is nothing", () => {
    const { byPolicy, byApproval } = boundaryOf(["user.approve", "notification.send"], shipped);
    expect(names(byApproval)).toEqual(["user.approve"]);
    expect(names(byPolicy)).toEqual(["notification.send"]);
  });

  it("follows the allowance when an operator raises it", () => {
    const raised = { ...shipped, unattendedApprovalsPerDay: 5 };
    expect(names(boundaryOf(["user.approve"], raised).byPolicy)).toEqual(["user.approve"]);
  });

  it("keeps bulk and suspension with a person whatever the parameters are", () => {
    const raised = { ...shipped, unattendedApprovalsPerDay: 1_000, bulkTypedCountFrom: 1_000 };
    const { byApproval } = boundaryOf(["user.approve_many", "user.suspend"], raised);
    expect(names(byApproval)).toEqual(["user.approve_many", "user.suspend"]);
  });
});
