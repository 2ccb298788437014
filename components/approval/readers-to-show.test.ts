import { expect, it } from "vitest";
import { readersToShow } from "./readers-to-show";

const item = (n: number) => ({
  ...{ n, entityType: "member", entityId: `m${n}`, entityVersion: 1, label: `m${n}@example.com`, attributes: {} },
  ...{ status: "pending" as const, problem: null, settledAt: null },
});

it("shows the canary first, then who is unlike the rest and why, and nobody twice", () => {
  const shown = readersToShow({
    canary: [item(4)],
    outliers: [{ item: item(9), why: [{ attribute: "country", value: "GG", count: 1 }] }],
    sample: [item(0), item(4), item(9), item(12)],
  });
  expect(shown.map(({ n, why }) => [n, why])).toEqual([
    [4, "in the canary"],
    [9, "country GG"],
    [0, "one of all"],
    [12, "one of all"],
  ]);
});
