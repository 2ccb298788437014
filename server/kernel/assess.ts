import type { PolicyParameters } from "@/server/policies/parameters";
import { FactMissing, guardFacts } from "./facts";
import type { Measure, Rule, Verdict } from "./rule";

export interface RuleOutcome {
  rule: string;
  title: string;
  /** Null: did not apply. */
  verdict: Verdict | null;
  message: string;
  measure?: Measure;
  /** Did not apply, but its figure came within a fifth of the limit. */
  near: boolean;
  /** Set when the rule could not be evaluated; its verdict is then hold. */
  code?: "fact_missing" | "rule_error";
}

export interface Assessment {
  verdict: Verdict;
  trace: RuleOutcome[];
}

const STRICTNESS: Record<Verdict, number> = { run: 0, hold: 1, block: 2 };
const NEAR_SHARE = 0.8;

export const stricter = (a: Verdict, b: Verdict): boolean => STRICTNESS[a] > STRICTNESS[b];

interface Case<Input, Facts> {
  rules: readonly Rule<Input, Facts>[];
  input: Input;
  facts: Facts;
  params: PolicyParameters;
}

/** Every rule is evaluated and kept; the strictest verdict wins. Running needs a rule that says so. */
export function assess<Input, Facts extends object>({ rules, input, facts, params }: Case<Input, Facts>): Assessment {
  const view = { input, facts: guardFacts(facts), params };
  const trace = rules.map((rule) => evaluate(rule, view));
  const verdicts = trace.flatMap((outcome) => (outcome.verdict ? [outcome.verdict] : []));
  if (verdicts.length === 0) {
    trace.push({
      rule: "kernel.no_rule",
      title: "No rule lets this run",
      verdict: "hold",
      message: "No rule applied, so a person decides.",
      near: false,
    });
    return { verdict: "hold", trace };
  }
  const verdict = verdicts.reduce((worst, candidate) => (stricter(candidate, worst) ? candidate : worst));
  return { verdict, trace };
}

function evaluate<Input, Facts>(
  rule: Rule<Input, Facts>,
  view: Parameters<Rule<Input, Facts>["judge"]>[0],
): RuleOutcome {
  const base = { rule: rule.id, title: rule.title, near: false };
  try {
    const finding = rule.judge(view);
    return { ...base, ...finding, near: finding.verdict === null && isNear(finding.measure) };
  } catch (error) {
    if (error instanceof FactMissing) {
      return { ...base, verdict: "hold", code: "fact_missing", message: `Not known: ${error.path}.` };
    }
    return { ...base, verdict: "hold", code: "rule_error", message: "This rule could not be evaluated." };
  }
}

function isNear(measure: Measure | undefined): boolean {
  return measure !== undefined && measure.limit > 0 && measure.value >= measure.limit * NEAR_SHARE;
}

/** The outcomes that made the verdict, in the order of the rules: what an agent and an approver are told first. */
export function reasonsOf(assessment: Assessment): { rule: string; verdict: Verdict; message: string }[] {
  return assessment.trace.flatMap((outcome) =>
    outcome.verdict === assessment.verdict
      ? [{ rule: outcome.rule, verdict: outcome.verdict, message: outcome.message }]
      : [],
  );
}
