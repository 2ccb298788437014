import { and, count, eq, gte } from "drizzle-orm";
import { policyDecisions } from "@/drizzle/schema/actions";
import { policySimulations } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { refuseNonAuthors } from "./create-draft";
import { replayable, storedDecisions } from "./stored-decisions";
import { Tally } from "./tally";
import type { Direction } from "./tally";
import { lockDraft, nameOf, readActive } from "./versions";
import type { VersionRow } from "./versions";

export const SIMULATION_DAYS = [7, 30, 90] as const;
/** Replayed in a few seconds; of more, the newest are taken. */
const DECISIONS_MAX = 200_000;
const DAY_MS = 86_400_000;

export interface SimulationStep {
  replayed: number;
  /** Decided by other rules than these, so that they cannot be replayed. */
  skipped: number;
  total: number;
  /** Set with the last step, when the simulation is stored. */
  simulationId: string | null;
  counts: Record<Direction, number> | null;
}

/** Judges the decisions of the last days again, under the active parameters and under the draft; tells how far it is. */
export async function* simulateDraft(
  kernel: Kernel,
  actor: Actor,
  { versionId, days }: { versionId: number; days: (typeof SIMULATION_DAYS)[number] },
): AsyncGenerator<SimulationStep> {
  refuseNonAuthors(actor);
  const { draft, active, since } = await begin(kernel, versionId, days);
  const tally = new Tally(PolicyParameters.parse(active.params), PolicyParameters.parse(draft.params));
  const step: SimulationStep = { ...NOTHING, total: await countDecisions(kernel, since) };
  yield { ...step };
  for await (const page of storedDecisions(kernel.db, { since, phase: "submit" })) {
    for (const decision of page) {
      const again = replayable(kernel, decision);
      if (again) tally.add(again, decision);
      step[again ? "replayed" : "skipped"] += 1;
    }
    yield { ...step };
    if (step.replayed + step.skipped >= DECISIONS_MAX) break;
  }
  const simulationId = await store(kernel, actor, { draft, active, days, tally, step });
  yield { ...step, simulationId, counts: tally.counts };
}

const NOTHING = { replayed: 0, skipped: 0, simulationId: null, counts: null };

async function begin(kernel: Kernel, versionId: number, days: number) {
  return kernel.db.transaction(async (tx) => {
    const draft = await lockDraft(tx, versionId);
    const since = new Date((await readNow(tx, kernel)).getTime() - days * DAY_MS);
    return { draft, active: await readActive(tx), since };
  });
}

async function countDecisions({ db }: Kernel, since: Date): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(policyDecisions)
    .where(and(gte(policyDecisions.decidedAt, since), eq(policyDecisions.phase, "submit")));
  return Math.min(row?.total ?? 0, DECISIONS_MAX);
}

interface Simulated {
  draft: VersionRow;
  active: VersionRow;
  days: number;
  tally: Tally;
  step: SimulationStep;
}

async function store(kernel: Kernel, actor: Actor, { draft, active, days, tally, step }: Simulated): Promise<string> {
  const id = newId();
  await kernel.db.transaction(async (tx) => {
    const [now, present] = [await lockDraft(tx, draft.id), await readActive(tx)];
    if (now.paramsHash !== draft.paramsHash || present.id !== active.id) {
      throw new KernelError("version_conflict", "The draft or the active policy changed meanwhile; simulate again.");
    }
    const at = await readNow(tx, kernel);
    const { replayed, skipped } = step;
    const { counts, changes, newlyRuns } = tally;
    await tx.insert(policySimulations).values({
      ...{ id, versionId: draft.id, paramsHash: draft.paramsHash, againstId: active.id, days },
      ...{ ranAt: at, ranBy: nameOf(actor), replayed, skipped, counts, changes, newlyRuns },
    });
    const body = { simulation: id, version: draft.id, against: active.id, days, replayed, skipped, counts };
    await appendAudit(tx, [{ type: "policy.simulated", actor, at, body }]);
  });
  kernel.hint("audit");
  return id;
}
