import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { agentKeys, agents } from "@/drizzle/schema/agents";
import type { Db, Reader, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { assertOperator } from "./assert-operator";
import { newBearerKey } from "./bearer-key";
import { databaseNow } from "@/server/kernel/database-now";
import { STAFF_TOKEN_NAME } from "./staff-tokens";

export interface CreatedKey {
  id: string;
  /** The only time anyone sees it. */
  key: string;
  hint: string;
  expiresAt: Date | null;
}

/** A key that is one of several may be given a part of its agent's pace; by default it may use all of it. */
export const PacePercent = z.number().int().min(1).max(100);

export async function createAgentKey(
  db: Db,
  actor: Actor,
  input: { agent: string; label: string; pacePercent?: number | undefined },
): Promise<CreatedKey> {
  assertOperator(actor);
  return db.transaction(async (tx) => {
    await assertAgent(tx, input.agent);
    const at = await databaseNow(tx);
    const { agent, label, pacePercent = 100 } = input;
    const created = await insertKey(tx, actor, { agent, label, pacePercent, at });
    const body = { keyId: created.id, agent, hint: created.hint, label, pacePercent };
    await appendAudit(tx, [{ type: "agent_key.created", at, actor, body }]);
    return created;
  });
}

export async function revokeAgentKey(db: Db, actor: Actor, keyId: string): Promise<void> {
  assertOperator(actor);
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [row] = await tx
      .update(agentKeys)
      .set({ revokedAt: at })
      .where(and(eq(agentKeys.id, keyId), isNull(agentKeys.revokedAt)))
      .returning({ agent: agentKeys.agent, hint: agentKeys.hint });
    if (!row) throw noLiveKey();
    await appendAudit(tx, [{ type: "agent_key.revoked", at, actor, body: { keyId, ...row } }]);
  });
}

/** The old key stays good for the overlap, so that the agent can be switched over without a gap. */
export async function rotateAgentKey(
  db: Db,
  actor: Actor,
  input: { keyId: string; overlapHours: number },
): Promise<CreatedKey> {
  assertOperator(actor);
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const [old] = await tx
      .select()
      .from(agentKeys)
      .where(and(eq(agentKeys.id, input.keyId), isNull(agentKeys.revokedAt)))
      .for("update");
    if (!old || (old.expiresAt && old.expiresAt <= at)) throw noLiveKey();
    const overlapEnd = new Date(at.getTime() + input.overlapHours * 3_600_000);
    const expiresAt = old.expiresAt && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd;
    await tx.update(agentKeys).set({ expiresAt }).where(eq(agentKeys.id, old.id));
    const { agent, label, pacePercent } = old;
    const created = await insertKey(tx, actor, { agent, label, pacePercent, at });
    const body = { keyId: old.id, expiresAt, newKeyId: created.id, agent: old.agent, hint: created.hint };
    await appendAudit(tx, [{ type: "agent_key.rotated", at, actor, body }]);
    return created;
  });
}

export type AgentKeyRow = Omit<typeof agentKeys.$inferSelect, "keyHash">;

/** Newest first; without the hashes. */
export async function listAgentKeys(reader: Reader, agent?: string): Promise<AgentKeyRow[]> {
  const rows = await reader
    .select()
    .from(agentKeys)
    .where(agent === undefined ? undefined : eq(agentKeys.agent, agent))
    .orderBy(desc(agentKeys.id));
  return rows.map(({ keyHash: _, ...row }) => row);
}

async function insertKey(
  tx: Tx,
  actor: Actor,
  { agent, label, pacePercent, at }: { agent: string; label: string; pacePercent: number; at: Date },
): Promise<CreatedKey> {
  const { key, keyHash, hint } = newBearerKey(agent);
  const id = newId();
  const createdBy = `${actor.kind}:${actor.id}`;
  await tx.insert(agentKeys).values({ id, agent, keyHash, hint, label, pacePercent, createdAt: at, createdBy });
  return { id, key, hint, expiresAt: null };
}

async function assertAgent(tx: Tx, name: string): Promise<void> {
  const found = await tx
    .select({ one: sql`1` })
    .from(agents)
    .where(eq(agents.name, name));
  if (found.length === 0 || name === STAFF_TOKEN_NAME || name.includes("_")) {
    throw new KernelError("not_found", `There is no agent called "${name}".`, { agent: name });
  }
}

const noLiveKey = () => new KernelError("not_found", "There is no such key, or it is no longer valid.");
