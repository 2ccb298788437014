import { z } from "zod";
import { VERDICTS } from "@/drizzle/schema/actions";
import type { PolicyParameters } from "@/server/policies/parameters";
import { FactMissing, guardFacts } from "./facts";
import type { Measure, Rule, Verdict } from "./rule";

/** What one rule said of one action; also of rules that did not apply. */
export const RuleOutcome = z.object({
  rule: z.string(),
  title: z.string(),
  /** Null: did not apply. */
  verdict: z.enum(VERDICTS).nullable(),
  message: z.string(),
  measure: z.object({ value: z.number(), limit: z.number() }).optional(),
  /** Did not apply, but its figure came within a fifth of the limit. */
  near: z.boolean(),
  /** Set when the rule could not be evaluated; its verdict is then hold, or block where the rule can block. */
  code: z.enum(["fact_missing", "rule_error"]).optional(),
});
export type RuleOutcome = z.infer<typeof RuleOutcome>;

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
  const trace = rules.map((rule) => evaluate(rule, { input, facts, params }));
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

/** The same assessment under further rules; only a stricter verdict changes it. */
export function tighten(assessment: Assessment, further: readonly RuleOutcome[]): Assessment {
  const verdict = further.reduce((worst, { verdict: v }) => (v && stricter(v, worst) ? v : worst), assessment.verdict);
  return { verdict, trace: [...assessment.trace, ...further] };
}

export function evaluate<Input, Facts extends object>(
  rule: Rule<Input, Facts>,
  { input, facts, params }: Omit<Case<Input, Facts>, "rules">,
): RuleOutcome {
  const base = { rule: rule.id, title: rule.title, near: false };
  const unknown = rule.whenUnknown ?? "hold";
  try {
    const finding = rule.judge({ input, facts: guardFacts(facts, rule.reads), params });
    return { ...base, ...finding, near: finding.verdict === null && isNear(finding.measure) };
  } catch (error) {
    if (error instanceof FactMissing) {
      return { ...base, verdict: unknown, code: "fact_missing", message: `Not known: ${error.path}.` };
    }
    return { ...base, verdict: unknown, code: "rule_error", message: "This rule could not be evaluated." };
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
