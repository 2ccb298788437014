import { tighten } from "./assess";
import type { ActionKind, PreparedAction, Standing } from "./define-action";
import type { EvidenceItem } from "./evidence";
import { switchesFor } from "./ground";
import type { Ground } from "./ground";
import { kernelOutcomes } from "./kernel-rules";
import type { StandardFacts, SubmitterKind } from "./rule";

export interface StandingRequest {
  kind: ActionKind;
  prepared: PreparedAction;
  evidence: readonly EvidenceItem[];
  submitterKind: SubmitterKind;
  submitter: string;
  /** All targets of the generation; at re-validation `prepared` holds only those still to do. */
  targetCount: number;
  askedCount: number;
  windowTargets: number;
}

/** How policy stands on an action at this moment: at submit, and again whenever it is about to move. */
export function standingOf(ground: Ground, request: StandingRequest): Standing & { standard: StandardFacts } {
  const standard = standardFacts(ground, request);
  const standing = request.prepared.standing(standard, ground.params);
  const assessment = tighten(standing.assessment, kernelOutcomes(standard, ground.params));
  return { ...standing, standard, assessment };
}

function standardFacts(ground: Ground, request: StandingRequest): StandardFacts {
  const { kind, evidence, submitterKind, submitter, targetCount, askedCount, windowTargets } = request;
  return {
    kind: kind.name,
    targetCount,
    askedCount,
    windowTargets,
    evidence: evidence.map((item) => ({
      kind: item.kind,
      origin: item.origin,
      title: item.title,
      sha256: item.sha256,
      ageSeconds: Math.max(0, Math.round((ground.now.getTime() - item.capturedAt.getTime()) / 1000)),
    })),
    submitterKind,
    submitter,
    killSwitches: switchesFor(ground, { kind, submitterKind, submitter }),
    policyIsOurs: ground.policyIsOurs,
  };
}
