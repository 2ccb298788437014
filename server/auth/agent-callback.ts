import { eq } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { agents } from "@/drizzle/schema/agents";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { assertAgentExists } from "./assert-agent-exists";
import { assertOperator } from "./assert-operator";

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
  const secret = newSecret();
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    await assertAgentExists(tx, input.agent);
    await tx
      .update(agents)
      .set({
        ...{ callbackUrl: url.data, callbackEnabled: true, callbackSecret: secret, callbackSecretAt: at },
        // It was the secret of another receiver.
        ...{ callbackSecretBefore: null, callbackSecretBeforeUntil: null },
      })
      .where(eq(agents.name, input.agent));
    const body = { agent: input.agent, url: url.data };
    await appendAudit(tx, [{ type: "agent.callback_set", at, actor, body }]);
  });
  return { secret };
}

export const OVERLAP_HOURS_DEFAULT = 24;
export const OVERLAP_HOURS_MAX = 168;

export interface RotatedSecret {
  /** The only time anyone sees it. */
  secret: string;
  /** Until then the old one signs too. */
  oldEndsAt: Date;
}

/**
 * A new secret signs at once; the old one signs beside it for the overlap, so that the receiver can change over without
 * a gap. Two sign at most: one that was still in its overlap ends with this.
 */
export async function rotateCallbackSecret(
  db: Db,
  actor: Actor,
  { agent, overlapHours }: { agent: string; overlapHours: number },
): Promise<RotatedSecret> {
  assertOperator(actor);
  const secret = newSecret();
  return db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const old = await lockSecret(tx, agent);
    const oldEndsAt = new Date(at.getTime() + overlapHours * 3_600_000);
    const before = { callbackSecretBefore: overlapHours > 0 ? old : null, callbackSecretBeforeUntil: oldEndsAt };
    await tx
      .update(agents)
      .set({ callbackSecret: secret, callbackSecretAt: at, ...before })
      .where(eq(agents.name, agent));
    await appendAudit(tx, [{ type: "agent.callback_secret_rotated", at, actor, body: { agent, oldEndsAt } }]);
    return { secret, oldEndsAt };
  });
}

async function lockSecret(tx: Tx, name: string): Promise<string> {
  await assertAgentExists(tx, name);
  const [row] = await tx
    .select({ secret: agents.callbackSecret })
    .from(agents)
    .where(eq(agents.name, name))
    .for("update");
  if (row?.secret) return row.secret;
  throw new KernelError("state_conflict", `${name} has no callback, and so no secret to replace.`);
}

const newSecret = (): string => `whsec_${randomBytes(CALLBACK_SECRET_BYTES).toString("base64")}`;
