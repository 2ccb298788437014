import { expect, it } from "vitest";
import { quorumStanding } from "./quorum-standing";

type Vote = Parameters<typeof quorumStanding>[1][number];

const vote = (role: string, more: Partial<Vote> = {}): Vote => ({
  ...{ generation: 2, verdict: "approve", reason: null, votedAt: new Date(0), voidedAt: null, breakGlass: false },
  ...{ onBehalfOf: null, approver: { id: role, name: role, role } },
  ...more,
});
const both = [
  { role: "operator", count: 1 },
  { role: "editor", count: 1 },
] as const;

it("counts each approval in the group of its role", () => {
  expect(quorumStanding([...both], [vote("operator")], 2)).toMatchObject({
    ...{ needed: 2, missing: 1 },
    groups: [
      { role: "operator", missing: 0 },
      { role: "editor", missing: 1 },
    ],
  });
});

it("counts no vote on another generation, none that is void and no rejection", () => {
  const votes = [
    vote("operator", { generation: 1 }),
    vote("operator", { voidedAt: new Date(0) }),
    vote("editor", { verdict: "reject" }),
  ];
  expect(quorumStanding([...both], votes, 2).missing).toBe(2);
});
