import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { KernelError } from "@/server/kernel/errors";
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

const CallbackUrl = z.url({ protocol: /^https?$/ }).max(2_000);
/** Standard Webhooks asks for 24 to 64 random bytes. */
const CALLBACK_SECRET_BYTES = 32;

/** Sets where settled actions are announced, under a new secret. Which addresses may be reached is judged at delivery. */
export async function setAgentCallback(
  db: Db,
  actor: Actor,
  input: { agent: string; url: string },
): Promise<{ secret: string }> {
  assertOperator(actor);
  const url = CallbackUrl.safeParse(input.url);
  if (!url.success) throw new KernelError("invalid_input", "A callback is an http or https address.");
  const secret = `whsec_${randomBytes(CALLBACK_SECRET_BYTES).toString("base64")}`;
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    await assertAgentExists(tx, input.agent);
    await tx
      .update(agents)
      .set({ callbackUrl: url.data, callbackSecret: secret, callbackEnabled: true })
      .where(eq(agents.name, input.agent));
    const body = { agent: input.agent, url: url.data };
    await appendAudit(tx, [{ type: "agent.callback_set", at, actor, body }]);
  });
  return { secret };
}

async function assertAgentExists(tx: Tx, name: string): Promise<void> {
  const [found] = await tx.select({ name: agents.name }).from(agents).where(eq(agents.name, name));
  if (!found) throw new KernelError("not_found", `There is no agent called "${name}".`, { agent: name });
}
