import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PolicyParameters } from "@/server/policies/parameters";
import { assess, reasonsOf, stricter } from "./assess";
import { matched, silent } from "./rule";
import type { Rule, Verdict } from "./rule";

interface Facts {
  count: number;
  owner: { country: string | null };
}
type TestRule = Rule<{ note?: string | undefined }, Facts>;

const params = PolicyParameters.parse({});
const FACTS: Facts = { count: 8, owner: { country: null } };

const says = (verdict: Verdict | null, id = `says.${verdict}`): TestRule => ({
  id,
  title: id,
  reads: [],
  judge: () => (verdict === null ? silent("does not apply") : matched(verdict, `says ${verdict}`)),
});
const reads = (
  id: string,
  read: (facts: Facts) => unknown,
  declared: (keyof Facts)[] = ["count", "owner"],
): TestRule => ({
  id,
  title: id,
  reads: declared,
  judge: ({ facts }) => (read(facts) === "never" ? matched("block", "odd") : matched("run", "it is known")),
});
const throwing: TestRule = {
  id: "throws",
  title: "throws",
  reads: [],
  judge() {
    throw new TypeError("secret text of an internal error");
  },
};
const judge = (rules: readonly TestRule[], facts: object = FACTS) =>
  // Safe because leaving facts out is what these tests are about.
  assess({ rules, input: {}, facts: facts as Facts, params });

describe("the verdict over a list of rules", () => {
  it("is the strictest that any rule gives: block before hold before run", () => {
    expect(judge([says("run"), says("hold"), says("block")]).verdict).toBe("block");
    expect(judge([says("run"), says("hold")]).verdict).toBe("hold");
    expect(judge([says("run"), says(null)]).verdict).toBe("run");
  });

  it("is hold when there is no rule, and when no rule applies", () => {
    expect(judge([])).toMatchObject({ verdict: "hold", trace: [{ rule: "kernel.no_rule" }] });
    expect(judge([says(null)])).toMatchObject({ verdict: "hold" });
  });

  it("is hold with the code fact_missing and the fact's path when a rule reads what was not loaded", () => {
    const top = judge([reads("top", (facts) => facts.count), says("run")], { owner: { country: "US" } });
    expect(top.verdict).toBe("hold");
    expect(top.trace[0]).toMatchObject({ verdict: "hold", code: "fact_missing", message: "Not known: count." });
    const nested = judge([reads("nested", (facts) => facts.owner.country)], { count: 1, owner: {} });
    expect(nested.trace[0]).toMatchObject({ code: "fact_missing", message: "Not known: owner.country." });
  });

  it("is hold with the same code when a rule reads a fact that it has not declared", () => {
    const sly = judge([reads("sly", (facts) => facts.count, ["owner"]), says("run")]);
    expect(sly.verdict).toBe("hold");
    expect(sly.trace[0]).toMatchObject({ code: "fact_missing", message: "Not known: count (not declared)." });
  });

  it("takes null for a known value and not for a missing one", () => {
    expect(judge([reads("null", (facts) => facts.owner.country)]).verdict).toBe("run");
  });

  it("is hold when a rule throws, without the error's text, and the other rules are still evaluated", () => {
    const { verdict, trace } = judge([throwing, says("run"), says("block")]);
    expect(verdict).toBe("block");
    expect(trace.map((outcome) => outcome.rule)).toEqual(["throws", "says.run", "says.block"]);
    expect(trace[0]).toMatchObject({ verdict: "hold", code: "rule_error" });
    expect(JSON.stringify(trace)).not.toContain("secret");
    expect(judge([throwing, says("run")]).verdict).toBe("hold");
  });

  it("keeps every rule's outcome and gives as reasons those that made the verdict, in order", () => {
    const assessment = judge([says("hold", "first"), says("run"), says(null), says("hold", "second")]);
    expect(assessment.trace).toHaveLength(4);
    expect(reasonsOf(assessment).map((reason) => reason.rule)).toEqual(["first", "second"]);
  });

  it.each([
    [7, false],
    [8, true],
    [10, true],
  ])("calls a silent rule near when %i of a limit of 10 is within a fifth: %s", (value, near) => {
    const rule: TestRule = { id: "m", title: "m", reads: [], judge: () => silent("below", { value, limit: 10 }) };
    expect(judge([rule]).trace[0]?.near).toBe(near);
  });

  it("calls nothing near that matched, has no figure, or has a limit of nothing", () => {
    const full: TestRule = {
      id: "f",
      title: "f",
      reads: [],
      judge: () => matched("hold", "over", { value: 11, limit: 10 }),
    };
    const zero: TestRule = { id: "z", title: "z", reads: [], judge: () => silent("none", { value: 0, limit: 0 }) };
    expect(judge([full, zero, says(null)]).trace.map((outcome) => outcome.near)).toEqual([false, false, false]);
  });
});

const STRICTNESS: readonly Verdict[] = ["run", "hold", "block"];
const anyRule = fc.oneof(
  fc.constantFrom<Verdict | null>("run", "hold", "block", null).map((verdict) => says(verdict)),
  fc.constant(throwing),
  fc.constant(reads("reads.count", (facts) => facts.count)),
  fc.constant(reads("reads.country", (facts) => facts.owner.country)),
  fc.constantFrom(5, 10).map((limit): TestRule => ({
    id: `limit.${limit}`,
    title: "limit",
    reads: ["count"],
    judge: ({ facts }) => (facts.count > limit ? matched("block", "too many") : matched("run", "few")),
  })),
);

describe("what holds for any list of rules", () => {
  it("gives the same verdict in every order", () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRule, { maxLength: 6 })
          .chain((rules) =>
            fc.tuple(
              fc.constant(rules),
              fc.shuffledSubarray(rules, { minLength: rules.length, maxLength: rules.length }),
            ),
          ),
        ([rules, shuffled]) => {
          expect(judge(shuffled).verdict).toBe(judge(rules).verdict);
        },
      ),
    );
  });

  it("never runs on less knowledge: without a fact the verdict is hold or block wherever a rule needs it", () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 1, maxLength: 6 }),
        fc.constantFrom<keyof Facts>("count", "owner"),
        fc.nat(12),
        (rules, gone, count) => {
          const whole: Facts = { ...FACTS, count };
          const { [gone]: _, ...rest } = whole;
          const { verdict, trace } = judge(rules, rest);
          const missed = trace.some((outcome) => outcome.code === "fact_missing");
          const same = verdict === judge(rules, whole).verdict;
          expect(missed ? verdict !== "run" : same).toBe(true);
        },
      ),
    );
  });

  it("never lowers a run or a hold by removing a fact", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 6 }), fc.nat(5), (rules, count) => {
        const before = judge(rules, { ...FACTS, count }).verdict;
        const after = judge(rules, { owner: FACTS.owner }).verdict;
        // A block that needed the fact is no longer known; it becomes a question, never a permission.
        expect(before !== "block" && stricter(before, after)).toBe(false);
        expect(STRICTNESS.indexOf(after)).toBeGreaterThanOrEqual(before === "run" ? 0 : 1);
      }),
    );
  });

  it("never lowers the verdict by adding a rule, unless no rule applied before", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 6 }), anyRule, (rules, extra) => {
        const before = judge(rules);
        if (before.trace.some((outcome) => outcome.rule === "kernel.no_rule")) return;
        expect(stricter(before.verdict, judge([...rules, extra]).verdict)).toBe(false);
      }),
    );
  });
});
