import { approveManyUsers } from "@/server/actions/approve-many-users";
import { sendOneEmail } from "@/server/actions/send-one-email";
import { assess, tighten } from "@/server/kernel/assess";
import type { Assessment } from "@/server/kernel/assess";
import { KERNEL_RULES, kernelOutcomes } from "@/server/kernel/kernel-rules";
import { matched, silent } from "@/server/kernel/rule";
import type { Rule, StandardFacts } from "@/server/kernel/rule";
import { PolicyParameters } from "@/server/policies/parameters";

/** One decision, for our rules and, with the same figures in it, for the same rules in Cedar. */
export interface PolicyCase {
  name: string;
  decide: () => Assessment;
  /** Without a fact that one of its rules denies by. */
  decideWithout: () => Assessment;
  /** Its policies; "run" is refused where a rule holds or blocks, "ask" only where one blocks. */
  cedar: string[];
  context: Record<string, number | boolean | string>;
  contextWithout: Record<string, number | boolean | string>;
}

export const RULES = 50;
const PARAMS = PolicyParameters.parse({});

const STANDARD: StandardFacts = {
  ...{ kind: "", targetCount: 1, askedCount: 1, windowTargets: 1, evidence: [], killSwitches: [], policyIsOurs: true },
  ...{ submitterKind: "agent", submitter: "shaggy" },
};
const STANDARD_CONTEXT = {
  ...{ targetCount: 1, askedCount: 1, windowTargets: 1, killSwitches: 0, policyIsOurs: true, submitterKind: "agent" },
};

/** Rules that read a fact, hold it against a limit and say nothing, as most do. */
const padding = (count: number): Rule<unknown, StandardFacts>[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `padding.${i}`,
    title: `Not more than ${10_000 + i}`,
    reads: ["windowTargets"],
    judge: ({ facts: { windowTargets } }) =>
      windowTargets > 10_000 + i ? matched("block", "Too many.") : silent(`${windowTargets} targets.`),
  }));

const block = (condition: string) => `forbid(principal, action, resource) when { ${condition} };`;
const hold = (condition: string) => `forbid(principal, action == Action::"run", resource) when { ${condition} };`;
const cedarOf = (own: string[]): string[] => [
  "permit(principal, action, resource);",
  block("context.killSwitches > 0"),
  hold("!context.policyIsOurs"),
  block(`context.targetCount > ${PARAMS.bulkBlockAbove}`),
  block(`context.submitterKind == "agent" && context.windowTargets > 500`),
  ...own,
  ...Array.from({ length: RULES - KERNEL_RULES.length - own.length }, (_, i) =>
    block(`context.windowTargets > ${10_000 + i}`),
  ),
];

function approveMany(): PolicyCase {
  const own = approveManyUsers.spec.rules;
  const rules = [...own, ...padding(RULES - KERNEL_RULES.length - own.length)];
  const facts = { ...STANDARD, kind: "user.approve_many", targetCount: 300, askedCount: 300, windowTargets: 300 };
  const all = { ...facts, notPending: 0, unverified: 0, countries: 1 };
  const input = { userIds: [], expectedCount: 300 };
  const decide = (given: typeof all) =>
    tighten(assess({ rules, input, facts: given, params: PARAMS }), kernelOutcomes(given, PARAMS));
  const context = { ...STANDARD_CONTEXT, targetCount: 300, askedCount: 300, windowTargets: 300, expectedCount: 300 };
  const whole = { ...context, notPending: 0, evidenceSeconds: 0 };
  return {
    name: "user.approve_many",
    decide: () => decide(all),
    decideWithout: () => decide(without(all, "targetCount")),
    cedar: cedarOf([
      block("context has expectedCount && context.expectedCount != context.askedCount"),
      hold("context.targetCount > 0"),
      hold(`context.submitterKind == "agent" && context.windowTargets >= ${PARAMS.bulkTypedCountFrom}`),
      hold("context.notPending > 0"),
      hold(`context.evidenceSeconds > ${PARAMS.evidenceMaxAgeHours * 3_600}`),
    ]),
    context: whole,
    contextWithout: without({ ...whole, windowTargets: 1 }, "targetCount"),
  };
}

function sendOne(): PolicyCase {
  const own = sendOneEmail.spec.rules;
  const rules = [...own, ...padding(RULES - KERNEL_RULES.length - own.length)];
  const facts = {
    ...STANDARD,
    kind: "email.send_one",
    memberStatus: "active" as const,
    knownStaff: false,
    variant: null,
  };
  const all = { ...facts, suppressed: false, foreignHosts: [], mailsLastHour: 0 };
  const input = { to: "ada@example.com", templateKey: "welcome_investor" as const, data: {} };
  const decide = (given: typeof all) =>
    tighten(assess({ rules, input, facts: given, params: PARAMS }), kernelOutcomes(given, PARAMS));
  const mail = { suppressed: false, foreignHosts: 0, mailsLastHour: 0, isMember: true, category: "transactional" };
  const context = { ...STANDARD_CONTEXT, ...mail, statesDecision: false, memberStatus: "active", decided: "" };
  return {
    name: "email.send_one",
    decide: () => decide(all),
    decideWithout: () => decide(without(all, "suppressed")),
    cedar: cedarOf([
      block("context.suppressed"),
      hold("context.foreignHosts > 0"),
      hold("context.statesDecision && context.memberStatus != context.decided"),
      hold(`context.mailsLastHour + 1 > ${PARAMS.mailsPerRecipientPerHour}`),
      hold(`!(context.category == "transactional" && context.isMember)`),
    ]),
    context,
    contextWithout: without(context, "suppressed"),
  };
}

export const CASES: readonly PolicyCase[] = [approveMany(), sendOne()];

/** What a loader that forgot a fact would hand over. */
function without<Facts extends object>(facts: Facts, name: keyof Facts): Facts {
  // Safe because the missing fact is what is being tried.
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name)) as Facts;
}
