import type {
  EVIDENCE_KINDS,
  EVIDENCE_ORIGINS,
  RISK_LEVELS,
  SUBMITTER_KINDS,
  VERDICTS,
} from "@/drizzle/schema/actions";
import type { PolicyParameters } from "@/server/policies/parameters";

export type Verdict = (typeof VERDICTS)[number];
export type RiskLevel = (typeof RISK_LEVELS)[number];
export type SubmitterKind = (typeof SUBMITTER_KINDS)[number];

export interface EvidenceFact {
  kind: (typeof EVIDENCE_KINDS)[number];
  origin: (typeof EVIDENCE_ORIGINS)[number];
  title: string;
  sha256: string;
  ageSeconds: number;
}

/** Facts the kernel knows of every action; an action adds its own. Stored with each decision, so that it can be replayed. */
export interface StandardFacts {
  kind: string;
  /** All of the generation's targets, done or not. */
  targetCount: number;
  /** How many the submission resolved to; more than targetCount when an approver has dropped some. */
  askedCount: number;
  /** With what the same agent had taken of the same sort within the hour before. */
  windowTargets: number;
  evidence: readonly EvidenceFact[];
  submitterKind: SubmitterKind;
  submitter: string;
  /** Kill switches whose scope covers this action; an empty list when none does. */
  killSwitches: readonly string[];
  /** False while another release of the rules is the active one. */
  policyIsOurs: boolean;
}

/** A figure held against a limit, so that a screen can show how close it came. */
export interface Measure {
  value: number;
  limit: number;
}

export interface Finding {
  /** Null: the rule does not apply here; `message` says why not. */
  verdict: Verdict | null;
  message: string;
  measure?: Measure;
}

export interface RuleView<Input, Facts> {
  readonly input: Input;
  /** Reading a fact that is absent, or that the rule has not declared, holds or blocks (code `fact_missing`). */
  readonly facts: Facts;
  readonly params: PolicyParameters;
}

/**
 * A named pure function over input and facts. `judge` is a property and not a method on purpose: the compiler
 * then refuses a rule that needs a fact the action does not load.
 */
export interface Rule<Input, Facts> {
  readonly id: string;
  readonly title: string;
  /** The facts it reads, and no others: a decision can be explained by them. */
  readonly reads: readonly (keyof Facts & string)[];
  readonly judge: (view: RuleView<Input, Facts>) => Finding;
  /** What it says when a fact is missing, if not hold: a rule that can block is not got past by not knowing. */
  readonly whenUnknown?: "block";
}

export const matched = (verdict: Verdict, message: string, measure?: Measure): Finding => ({
  verdict,
  message,
  measure,
});
export const silent = (message: string, measure?: Measure): Finding => ({ verdict: null, message, measure });
