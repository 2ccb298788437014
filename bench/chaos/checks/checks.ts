import { INVARIANTS } from "@/bench/chaos/run-record";
import type { Check, Invariant, RunRecord, Violation } from "@/bench/chaos/run-record";
import { checkApprovals, checkVotes } from "./approved-effects";
import { checkCaps, checkCounts } from "./counts";
import { checkDrained, checkFaults, checkReads, checkReplay, checkSwitches } from "./course-of-run";
import { checkEffectsOnce } from "./effects-once";
import { checkSubmissions } from "./submissions";
import { checkFences, checkFolds, checkLeaves, checkProof, checkRaces } from "./trails";

/** The invariants, each with what is looked at and by which check. */
export const CHECKS: { [Name in Invariant]: { title: string; check: Check } } = {
  I1: { title: "one action per submission, repeats return it", check: checkSubmissions },
  I2: { title: "rows are what their events say, one end each", check: checkFolds },
  I3: { title: "effects begin only while allowed", check: checkApprovals },
  I4: { title: "effects happen once, as pinned, and do happen", check: checkEffectsOnce },
  I5: { title: "targets add up", check: checkCounts },
  I6: { title: "votes are of others, on what was pinned, in time", check: checkVotes },
  I7: { title: "an end is an end, races have one winner", check: checkRaces },
  I8: { title: "fences grow, old ones write nothing", check: checkFences },
  I9: { title: "what is due starts, everything ends", check: checkDrained },
  I10: { title: "every planned fault was done", check: checkFaults },
  I11: { title: "caps hold", check: checkCaps },
  I12: { title: "nothing begins behind a kill switch", check: checkSwitches },
  I13: { title: "the trail is sealed, and proves itself", check: (run) => [...checkLeaves(run), ...checkProof(run)] },
  I14: { title: "decisions can be replayed", check: checkReplay },
  I15: { title: "reading changes nothing", check: checkReads },
};

export function checkRun(run: RunRecord): Violation[] {
  return INVARIANTS.flatMap((name) => CHECKS[name].check(run));
}
