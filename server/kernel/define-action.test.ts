import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import type { ActionInput, ActionName } from "@/server/actions";
import { defineAction } from "./define-action";
import type { ActionSpec } from "./define-action";
import { matched } from "./rule";
import type { Rule, StandardFacts } from "./rule";

const input = z.object({ userId: z.uuid() }).strict();
interface Loaded {
  balance: number;
}

const needsBalance: Rule<unknown, Loaded> = {
  id: "balance",
  title: "balance",
  reads: ["balance"],
  judge: ({ facts }) => matched(facts.balance > 0 ? "run" : "hold", "balance"),
};
const needsAge: Rule<unknown, { ageYears: number }> = {
  id: "age",
  title: "age",
  reads: ["ageYears"],
  judge: ({ facts }) => matched(facts.ageYears > 17 ? "run" : "hold", "age"),
};
const needsCount: Rule<unknown, StandardFacts> = {
  id: "count",
  title: "count",
  reads: ["targetCount"],
  judge: ({ facts }) => matched(facts.targetCount > 1 ? "hold" : "run", "count"),
};
const needsAmount: Rule<{ amount: number }, unknown> = {
  id: "amount",
  title: "amount",
  reads: [],
  judge: ({ input: { amount } }) => matched(amount > 1 ? "hold" : "run", "amount"),
};

type Spec = ActionSpec<"test.kind", typeof input, Loaded>;

const spec: Spec = {
  name: "test.kind",
  queue: "approval",
  title: "A kind for tests",
  schemaVersion: 1,
  input,
  facts: async (_tx, requests) => requests.map(() => ({ facts: { balance: 1 }, targets: [] })),
  subject: () => null,
  risk: () => "low",
  rules: [needsBalance, needsCount],
  priorityClass: () => "low_risk",
  summarize: () => ({ title: "t", lines: [], changes: [] }),
  execute: { port: "database", apply: async () => [] },
};

describe("what a kind of action must be to compile", () => {
  it("has rules that need nothing but its own and the standard facts", () => {
    const rules: Spec["rules"] = [needsBalance, needsCount];
    // @ts-expect-error this kind does not load ageYears
    const lacking: Spec["rules"] = [needsAge];
    // @ts-expect-error this kind's input has no amount
    const other: Spec["rules"] = [needsAmount];
    expect([rules, lacking, other]).toHaveLength(3);
  });

  it("cannot be defined with such a rule, wherever it stands in the list", () => {
    // @ts-expect-error this kind does not load ageYears
    const made = defineAction({ ...spec, rules: [needsBalance, needsAge] as const });
    expect(made.name).toBe("test.kind");
  });

  it("is on a queue that exists and reads only the input it declares", () => {
    // @ts-expect-error there is no such queue
    const queued = defineAction({ ...spec, queue: "approvals" });
    // @ts-expect-error the input has no amount
    const read = defineAction({ ...spec, risk: (view) => (view.input.amount > 1 ? "high" : "low") });
    expect([queued.name, read.name]).toEqual(["test.kind", "test.kind"]);
  });
});

describe("what a client of the catalogue must send to compile", () => {
  it("is the input of the kind that is named", () => {
    expectTypeOf<ActionInput<"user.approve">>().toEqualTypeOf<{
      userId: string;
      version?: number | undefined;
      reason?: string | undefined;
    }>();
    const right: ActionInput<"fund.verify"> = { fundId: "f", checklist: { auditor_named: true } };
    // @ts-expect-error a fund is named by fundId
    const wrong: ActionInput<"fund.verify"> = { userId: "u" };
    // @ts-expect-error there is no such kind
    const unknown: ActionName = "user.promote";
    expect([right, wrong, unknown]).toHaveLength(3);
  });
});

describe("an action kind at run time", () => {
  it("names every field that does not fit", () => {
    const kind = defineAction(spec);
    expect(() => kind.parse({ userId: "x", extra: 1 })).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        details: { fields: expect.arrayContaining([expect.objectContaining({ path: "userId" })]) },
      }),
    );
  });
});
