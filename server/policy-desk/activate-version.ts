import { and, eq, inArray, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { digestOf } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { POLICY_CODE_HASH } from "@/server/policies/revision.gen";
import { findSimulation, readActive, stateOf } from "./versions";

interface Activation {
  versionId: number;
  /** What was decided on; a draft that was edited since is another one. */
  paramsHash: string;
  actor: Actor;
  /** "staff:<id>" or "action:<id>". */
  activatedBy: string;
  at: Date;
}

/** Retires the active version and puts the draft in its place; answers whether it did. Locks both before it changes either. */
export async function activateVersion(tx: Tx, activation: Activation): Promise<boolean> {
  const { versionId, paramsHash, actor, activatedBy, at } = activation;
  const seen = await readActive(tx);
  const locked = await tx
    .select()
    .from(policyVersions)
    .where(inArray(policyVersions.id, [seen.id, versionId]))
    .orderBy(policyVersions.id)
    .for("update");
  const active = locked.find((row) => stateOf(row) === "active");
  const draft = locked.find((row) => row.id === versionId && stateOf(row) === "draft");
  if (!active || active.codeHash !== POLICY_CODE_HASH || draft?.paramsHash !== paramsHash) return false;
  const simulation = await findSimulation(tx, draft, active.id);
  if (!simulation) return false;
  const params = PolicyParameters.parse(draft.params);
  await tx
    .update(policyVersions)
    .set({ retiredAt: at })
    .where(and(eq(policyVersions.id, active.id), isNull(policyVersions.retiredAt)));
  await tx
    .update(policyVersions)
    .set({ params, paramsHash: digestOf(params), codeHash: POLICY_CODE_HASH, activatedAt: at, activatedBy })
    .where(and(eq(policyVersions.id, versionId), isNull(policyVersions.activatedAt)));
  const body = { version: versionId, paramsHash, replaces: active.id, simulation: simulation.id, activatedBy };
  await appendAudit(tx, [{ type: "policy.activated", actor, at, body: { ...body, note: draft.note } }]);
  return true;
}
