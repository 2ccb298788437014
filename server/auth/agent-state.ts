import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { assertAgentExists } from "./assert-agent-exists";
import { assertOperator } from "./assert-operator";
import { databaseNow } from "@/server/kernel/database-now";

/** A paused agent may still read and withdraw; what it submits is refused. Pausing twice keeps the first reason. */
export async function pauseAgent(db: Db, actor: Actor, input: { agent: string; reason: string }): Promise<void> {
  assertOperator(actor);
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const { agent, reason } = input;
    const paused = await tx
      .update(agents)
      .set({ pausedAt: at, pausedBy: `${actor.kind}:${actor.id}`, pauseReason: reason })
      .where(and(eq(agents.name, agent), isNull(agents.pausedAt)))
      .returning({ name: agents.name });
    if (paused.length === 0) return assertAgentExists(tx, agent);
    await appendAudit(tx, [{ type: "agent.paused", at, actor, body: { agent, reason } }]);
  });
}

export async function resumeAgent(db: Db, actor: Actor, agent: string): Promise<void> {
  assertOperator(actor);
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const resumed = await tx
      .update(agents)
      .set({ pausedAt: null, pausedBy: null, pauseReason: null })
      .where(and(eq(agents.name, agent), isNotNull(agents.pausedAt)))
      .returning({ name: agents.name });
    if (resumed.length === 0) return assertAgentExists(tx, agent);
    await appendAudit(tx, [{ type: "agent.resumed", at, actor, body: { agent } }]);
  });
}
