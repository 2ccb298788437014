import type { Kernel } from "@/server/kernel/kernel";
import { replayable, storedDecisions } from "./stored-decisions";
import type { StoredDecision } from "./stored-decisions";

export interface Mismatch extends Pick<StoredDecision, "id" | "actionId" | "kindName" | "versionId"> {
  stored: string;
  replayed: string;
}

export interface Replay {
  replayed: number;
  /** Made by other rules than the ones here, or before their input was kept. */
  ofOtherCode: number;
  mismatches: Mismatch[];
}

/** Judges every stored decision again under its own version: what is on record must come out of the rules. */
export async function replayDecisions(kernel: Kernel): Promise<Replay> {
  const replay: Replay = { replayed: 0, ofOtherCode: 0, mismatches: [] };
  for await (const page of storedDecisions(kernel.db, { since: null, phase: null })) {
    for (const decision of page) {
      const again = replayable(kernel, decision);
      replay[again ? "replayed" : "ofOtherCode"] += 1;
      if (!again) continue;
      const { assessment, risk } = again.kind.judge(again.input, again.facts, kernel.policy.parse(decision.params));
      const [stored, replayed] = [`${decision.verdict}, ${decision.risk}`, `${assessment.verdict}, ${risk}`];
      const { id, actionId, kindName, versionId } = decision;
      if (stored !== replayed) replay.mismatches.push({ id, actionId, kindName, versionId, stored, replayed });
    }
  }
  return replay;
}
