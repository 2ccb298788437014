import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedSettings, loosenings } from "./loosenings";
import { PolicyParameters } from "./parameters";

const shipped = PolicyParameters.parse({});
const looserPaths = (change: object) =>
  loosenings(shipped, PolicyParameters.parse({ ...shipped, ...change })).map(({ path }) => path.join("/"));

describe("what is looser", () => {
  it.each([
    ["unattendedApprovalsPerDay", { unattendedApprovalsPerDay: 1 }],
    ["bulkBlockAbove", { bulkBlockAbove: 501 }],
    ["agentTargetsPerHour", { agentTargetsPerHour: null }],
    ["evidenceMaxAgeHours", { evidenceMaxAgeHours: 73 }],
    ["reauthenticateMinutes", { reauthenticateMinutes: 6 }],
    ["undoWindowSeconds", { undoWindowSeconds: 4 }],
    ["readingFloorSeconds", { readingFloorSeconds: 2 }],
    ["heldHoursMax/high", { heldHoursMax: { low: 72, medium: 48, high: 25 } }],
  ])("%s let further out", (path, change) => {
    expect(looserPaths(change)).toEqual([path]);
  });

  it.each([
    [{ unattendedApprovalsPerDay: 0, bulkBlockAbove: 400 }],
    [{ agentTargetsPerHour: 100 }],
    [{ reauthenticateMinutes: 1, undoWindowSeconds: 60, readingFloorSeconds: 30 }],
    [{ quorum: { ...shipped.quorum, high: { operator: 2, editor: 1, support: 0 } } }],
  ])("is not %j", (change) => {
    expect(looserPaths(change)).toEqual([]);
  });

  it("is a quorum with fewer people of any role, whoever takes their place", () => {
    const quorum = { ...shipped.quorum, high: { operator: 0, editor: 3, support: 0 } };
    expect(looserPaths({ quorum })).toEqual(["quorum/high/operator"]);
  });

  it("is an exception above the general value, and the end of one below it", () => {
    expect(looserPaths({ bulkBlockAboveFor: { "user.approve_many": 600 } })).toEqual([
      "bulkBlockAboveFor/user.approve_many",
    ]);
    expect(looserPaths({ bulkBlockAboveFor: { "user.approve_many": 100 } })).toEqual([]);
    const strict = PolicyParameters.parse({ bulkBlockAboveFor: { "user.approve_many": 100 } });
    expect(loosenings(strict, shipped).map(({ path }) => path[1])).toEqual([
      "user.approve_many",
      "email.send_campaign",
    ]);
    expect(looserPaths({ agentTargetsPerHourFor: {} })).toEqual([]);
  });

  it("is an exception to the quorum that asks for fewer", () => {
    const strict = PolicyParameters.parse({ quorumFor: { "fund.verify": { operator: 2, editor: 0, support: 0 } } });
    expect(loosenings(shipped, strict)).toEqual([]);
    expect(loosenings(strict, shipped).map(({ path }) => path.join("/"))).toEqual([
      "quorumFor/fund.verify/low/operator",
      "quorumFor/fund.verify/medium/operator",
      "quorumFor/fund.verify/high/operator",
    ]);
  });

  it("is never nothing in both directions of a change to one figure", () => {
    const counts = fc.constantFrom("bulkBlockAbove", "canaryFrom", "undoWindowSeconds", "mailsPerRecipientPerHour");
    fc.assert(
      fc.property(counts, fc.nat(1_000), fc.nat(1_000), (name, one, other) => {
        const [a, b] = [one, other].map((value) => PolicyParameters.parse({ [name]: value }));
        if (!a || !b || one === other) return;
        expect(loosenings(a, b).length + loosenings(b, a).length).toBe(1);
      }),
    );
  });
});

it("tells every figure that differs, also one that was added or taken away", () => {
  const after = PolicyParameters.parse({ canaryFrom: 30, agentTargetsPerHourFor: { "news.publish": 5 } });
  expect(changedSettings(shipped, after)).toEqual([
    { path: ["agentTargetsPerHourFor", "notification.send"], before: 2_000, after: undefined },
    { path: ["agentTargetsPerHourFor", "email.send_one"], before: 1_000, after: undefined },
    { path: ["agentTargetsPerHourFor", "email.send_campaign"], before: 40_000, after: undefined },
    { path: ["canaryFrom"], before: 25, after: 30 },
    { path: ["agentTargetsPerHourFor", "news.publish"], before: undefined, after: 5 },
  ]);
});
