import { agentKeys } from "@/drizzle/schema/agents";
import { AGENT_NAMES } from "@/server/agents/registry";
import { newBearerKey } from "@/server/auth/bearer-key";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { newId } from "@/server/kernel/key";

/** One key for each agent, by the agent's name. */
export async function makeAgentKeys(tx: Tx, actor: Actor, at: Date): Promise<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const agent of AGENT_NAMES) {
    const { key, keyHash, hint } = newBearerKey(agent);
    const [id, label, createdBy] = [newId(), "demo", `${actor.kind}:${actor.id}`];
    await tx.insert(agentKeys).values({ id, agent, keyHash, hint, label, createdAt: at, createdBy });
    await appendAudit(tx, [{ type: "agent_key.created", at, actor, body: { keyId: id, agent, hint, label } }]);
    keys[agent] = key;
  }
  return keys;
}
