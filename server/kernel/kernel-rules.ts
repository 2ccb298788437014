import type { PolicyParameters } from "@/server/policies/parameters";
import { evaluate } from "./assess";
import type { RuleOutcome } from "./assess";
import { matched, silent } from "./rule";
import type { Rule, StandardFacts } from "./rule";

const killSwitch: Rule<unknown, StandardFacts> = {
  id: "kernel.kill_switch",
  title: "No kill switch is on",
  reads: ["killSwitches"],
  whenUnknown: "block",
  judge: ({ facts: { killSwitches } }) =>
    killSwitches.length > 0 ? matched("block", `Switched off: ${killSwitches.join(", ")}.`) : silent("None is on."),
};

export const POLICY_CODE = "kernel.policy_code";

const policyCode: Rule<unknown, StandardFacts> = {
  id: POLICY_CODE,
  title: "The active policy is the one compiled in",
  reads: ["policyIsOurs"],
  judge: ({ facts: { policyIsOurs } }) =>
    policyIsOurs ? silent("It is.") : matched("hold", "Another release of the rules is active, so a person decides."),
};

/** No approval lifts this one: a mistake of this size is stopped, not asked about. */
const targetsCap: Rule<unknown, StandardFacts> = {
  id: "cap.targets",
  title: "Not more targets than anyone may approve",
  reads: ["kind", "targetCount"],
  whenUnknown: "block",
  judge({ facts: { kind, targetCount }, params }) {
    const limit = params.bulkBlockAboveFor[kind] ?? params.bulkBlockAbove;
    const measure = { value: targetCount, limit };
    return targetCount > limit
      ? matched("block", `${targetCount} targets; more than ${limit} are never done at once.`, measure)
      : silent(`${targetCount} ${targetCount === 1 ? "target" : "targets"}; the limit is ${limit}.`, measure);
  },
};

/** The same mistake in many small submissions. */
const agentHourCap: Rule<unknown, StandardFacts> = {
  id: "cap.agent_hour",
  title: "Not more targets than one agent may touch in an hour",
  reads: ["kind", "submitterKind", "submitter", "windowTargets"],
  whenUnknown: "block",
  judge({ facts: { kind, submitterKind, submitter, windowTargets }, params }) {
    if (submitterKind !== "agent") return silent("It was not submitted by an agent.");
    const limit = hourCapOf(params, kind);
    if (limit === null) return silent("Agents have no such limit here.");
    const measure = { value: windowTargets, limit };
    const text = `${windowTargets} targets of this sort by ${submitter} within an hour`;
    return windowTargets > limit
      ? matched("block", `${text}; more than ${limit} are never done.`, measure)
      : silent(`${text}; the limit is ${limit}.`, measure);
  },
};

/** Rules that hold for every kind and cannot be left out of a list. */
export const KERNEL_RULES = [killSwitch, policyCode, targetsCap, agentHourCap] as const;

export function kernelOutcomes(facts: StandardFacts, params: PolicyParameters): RuleOutcome[] {
  return KERNEL_RULES.map((rule) => evaluate(rule, { input: null, facts, params }));
}

/** Targets an agent may touch in an hour with this kind and its likes; null: as many as it wants. */
export const hourCapOf = (params: PolicyParameters, kind: string): number | null =>
  params.agentTargetsPerHourFor[kind] ?? params.agentTargetsPerHour;
