import { and, eq, isNull } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { staff } from "@/drizzle/schema/staff";
import { assertOperator } from "@/server/auth/assert-operator";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { addToOutbox } from "@/server/kernel/outbox";

/** The owner answers for the agent, and cannot vote on what it submits; so operators hear of every change. */
export async function setAgentOwner(
  db: Db,
  actor: Actor,
  input: { agent: string; ownerId: string | null },
): Promise<void> {
  assertOperator(actor);
  const { agent, ownerId } = input;
  await db.transaction(async (tx) => {
    const [row] = await tx.select({ from: agents.ownerId }).from(agents).where(eq(agents.name, agent)).for("update");
    if (!row) throw new KernelError("not_found", `There is no agent called "${agent}".`, { agent });
    if (row.from === ownerId) return;
    const name = ownerId === null ? null : await activeName(tx, ownerId);
    const at = await databaseNow(tx);
    await tx.update(agents).set({ ownerId }).where(eq(agents.name, agent));
    await appendAudit(tx, [{ type: "agent.owner_set", at, actor, body: { agent, from: row.from, to: ownerId } }]);
    const title = name === null ? `${agent} has no owner any more` : `${name} now owns ${agent}`;
    const text = "Whoever owns an agent cannot vote on what it asks for.";
    const body = { level: "alert" as const, audience: "role:operator", title, text, actionId: null };
    const dedupeKey = `agent.owner_set:${agent}:${at.toISOString()}`;
    await addToOutbox(tx, at, [{ topic: "notice.staff", dedupeKey, body }]);
  });
}

async function activeName(tx: Tx, id: string): Promise<string> {
  const active = and(eq(staff.id, id), isNull(staff.disabledAt));
  const [owner] = await tx.select({ name: staff.name }).from(staff).where(active);
  if (!owner) throw new KernelError("not_found", "There is no such active staff member.");
  return owner.name;
}
