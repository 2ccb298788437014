import { stricter } from "./assess";
import type { Assessment, RuleOutcome } from "./assess";
import type { ActionKind, PreparedAction, Standing } from "./define-action";
import type { EvidenceItem } from "./evidence";
import { switchesFor } from "./ground";
import type { Ground } from "./ground";
import type { StandardFacts, SubmitterKind } from "./rule";

export interface StandingRequest {
  kind: ActionKind;
  prepared: PreparedAction;
  evidence: readonly EvidenceItem[];
  submitterKind: SubmitterKind;
  submitter: string;
}

/** How policy stands on an action at this moment: at submit, and again whenever it is about to move. */
export function standingOf(ground: Ground, request: StandingRequest): Standing & { standard: StandardFacts } {
  const standard = standardFacts(ground, request);
  const standing = request.prepared.standing(standard, ground.params);
  return { ...standing, standard, assessment: withKernelRules(standing.assessment, ground, standard) };
}

function standardFacts(
  ground: Ground,
  { kind, prepared, evidence, submitterKind, submitter }: StandingRequest,
): StandardFacts {
  return {
    targetCount: prepared.targets.length,
    evidence: evidence.map((item) => ({
      kind: item.kind,
      origin: item.origin,
      title: item.title,
      sha256: item.sha256,
      ageSeconds: Math.max(0, Math.round((ground.now.getTime() - item.capturedAt.getTime()) / 1000)),
    })),
    submitterKind,
    submitter,
    killSwitches: switchesFor(ground, kind),
  };
}

/** Rules that hold for every kind and cannot be left out of a list. */
function withKernelRules(assessment: Assessment, ground: Ground, { killSwitches }: StandardFacts): Assessment {
  const switched = killSwitches.length > 0;
  const outcomes: RuleOutcome[] = [
    {
      rule: "kernel.kill_switch",
      title: "No kill switch is on",
      verdict: switched ? "block" : null,
      message: switched ? `Switched off: ${killSwitches.join(", ")}.` : "None is on.",
      near: false,
    },
    {
      rule: "kernel.policy_code",
      title: "The active policy is the one compiled in",
      verdict: ground.policyIsOurs ? null : "hold",
      message: ground.policyIsOurs ? "It is." : "Another release of the rules is active, so a person decides.",
      near: false,
    },
  ];
  const verdict = outcomes.reduce((worst, { verdict: v }) => (v && stricter(v, worst) ? v : worst), assessment.verdict);
  return { verdict, trace: [...assessment.trace, ...outcomes] };
}
