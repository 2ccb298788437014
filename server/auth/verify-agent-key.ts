import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { agentKeys } from "@/drizzle/schema/agents";
import type { Db } from "@/server/db";
import { sha256 } from "@/server/kernel/key";

export interface FoundKey {
  agent: string;
  keyId: string;
  /** How much of the agent's pace is this key's. */
  pacePercent: number;
}

/**
 * The agent a key belongs to, or null. Whatever is sent is hashed and looked up once: neither the time nor the
 * answer tells a malformed key from an unknown, expired or revoked one.
 */
export async function verifyAgentKey(db: Db, key: string): Promise<FoundKey | null> {
  const [row] = await db
    .select({
      keyId: agentKeys.id,
      agent: agentKeys.agent,
      pacePercent: agentKeys.pacePercent,
      isStale: sql<boolean>`${agentKeys.lastUsedAt} is null or ${agentKeys.lastUsedAt} < now() - interval '1 minute'`,
    })
    .from(agentKeys)
    .where(
      and(
        eq(agentKeys.keyHash, sha256(key)),
        isNull(agentKeys.revokedAt),
        or(isNull(agentKeys.expiresAt), gt(agentKeys.expiresAt, sql`now()`)),
      ),
    );
  if (!row) return null;
  if (row.isStale) await recordUse(db, row);
  const { isStale: _, ...found } = row;
  return found;
}

/** One statement, at most once a minute a key: a busy agent must not cost a write for every request. */
async function recordUse(db: Db, { keyId, agent }: { keyId: string; agent: string }): Promise<void> {
  await db.execute(sql`
    with used as (
      update agent_keys set last_used_at = now()
      where id = ${keyId} and (last_used_at is null or last_used_at < now() - interval '1 minute')
      returning agent
    )
    update agents set last_seen_at = now() from used where agents.name = ${agent} and agents.name = used.agent`);
}
