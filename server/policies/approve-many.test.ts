import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approveManyUsers } from "@/server/actions/approve-many-users";
import { assess, stricter } from "@/server/kernel/assess";
import type { Verdict } from "@/server/kernel/rule";
import { PolicyParameters } from "./parameters";

const { rules, risk } = approveManyUsers.spec;
const RISKS = ["low", "medium", "high"] as const;

interface Case {
  targetCount: number;
  notPending: number;
  ageSeconds: number;
  typedFrom: number;
  blockAbove: number;
}
const anyCase = fc.record<Case>({
  targetCount: fc.integer({ min: 1, max: 1_200 }),
  notPending: fc.nat(5),
  ageSeconds: fc.nat(500_000),
  typedFrom: fc.nat(100),
  blockAbove: fc.nat(1_000),
});

const STANDARD = {
  kind: "user.approve_many",
  submitterKind: "agent",
  submitter: "shaggy",
  killSwitches: [],
  policyIsOurs: true,
} as const;

function judge({ targetCount, notPending, ageSeconds, typedFrom, blockAbove }: Case) {
  const evidence = [{ kind: "log", origin: "agent", title: "t", sha256: "0", ageSeconds } as const];
  const standard = { ...STANDARD, targetCount, askedCount: targetCount, windowTargets: targetCount, evidence };
  const facts = { notPending, unverified: 0, countries: 1, ...standard };
  const params = { ...PolicyParameters.parse({}), bulkTypedCountFrom: typedFrom, bulkBlockAbove: blockAbove };
  const input = { userIds: [] };
  return {
    verdict: assess<typeof input, typeof facts>({ rules, input, facts, params }).verdict,
    risk: risk({ input, facts, params }),
  };
}

describe("approving many at once", () => {
  it("never gets a milder verdict or a lower risk by having more targets", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 1_000 }), (one, more) => {
        const [few, many] = [judge(one), judge({ ...one, targetCount: one.targetCount + more })];
        expect(stricter(few.verdict, many.verdict)).toBe(false);
        expect(RISKS.indexOf(many.risk)).toBeGreaterThanOrEqual(RISKS.indexOf(few.risk));
      }),
    );
  });

  it("never runs without a person, whatever the parameters and the facts are", () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        expect(judge(one).verdict).not.toBe<Verdict>("run");
      }),
    );
  });

  it("gives the same verdict in whatever order its rules stand", () => {
    fc.assert(
      fc.property(anyCase, fc.shuffledSubarray([...rules], { minLength: rules.length }), (one, shuffled) => {
        const input = { userIds: [], expectedCount: one.notPending };
        const { targetCount } = one;
        const facts = {
          ...STANDARD,
          ...{ evidence: [], targetCount, askedCount: targetCount, windowTargets: targetCount },
          notPending: one.notPending,
          unverified: 0,
          countries: 1,
        };
        const params = PolicyParameters.parse({});
        const verdictOf = (list: typeof rules) => assess({ rules: list, input, facts, params }).verdict;
        expect(verdictOf(shuffled)).toBe(verdictOf(rules));
      }),
    );
  });
});
