import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { policySimulations, policyVersions } from "@/drizzle/schema/policy";
import type { Reader, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

export type VersionRow = typeof policyVersions.$inferSelect;
export type SimulationRow = typeof policySimulations.$inferSelect;
export type VersionState = "draft" | "active" | "retired" | "discarded";

export function stateOf({ activatedAt, retiredAt, discardedAt }: VersionRow): VersionState {
  if (activatedAt) return retiredAt ? "retired" : "active";
  return discardedAt ? "discarded" : "draft";
}

export const ACTIVE = and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt));

export async function readActive(reader: Reader): Promise<VersionRow> {
  const [active] = await reader.select().from(policyVersions).where(ACTIVE);
  if (!active) throw new KernelError("unavailable", "No policy is active, so nothing can be compared with it.");
  return active;
}

/** Loads a draft and keeps others from changing it until the transaction ends. */
export async function lockDraft(tx: Tx, id: number): Promise<VersionRow> {
  const [row] = await tx.select().from(policyVersions).where(eq(policyVersions.id, id)).for("update");
  if (!row) throw new KernelError("not_found", "There is no such version of the policy.", { version: id });
  const state = stateOf(row);
  if (state === "draft") return row;
  throw new KernelError("state_conflict", `Version ${id} is ${state}, so it is no longer a draft.`, { state });
}

/** The newest simulation of exactly these parameters against this active version. */
export async function findSimulation(
  reader: Reader,
  { id, paramsHash }: Pick<VersionRow, "id" | "paramsHash">,
  againstId: number,
): Promise<SimulationRow | null> {
  const [newest] = await reader
    .select()
    .from(policySimulations)
    .where(
      and(
        eq(policySimulations.versionId, id),
        eq(policySimulations.paramsHash, paramsHash),
        eq(policySimulations.againstId, againstId),
      ),
    )
    .orderBy(desc(policySimulations.ranAt))
    .limit(1);
  return newest ?? null;
}

/** How rows name who did something. */
export const nameOf = (actor: Actor): string => `${actor.kind}:${actor.id}`;
