import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { readArchivedSize } from "./archives";
import { checkEvents } from "./check-events";
import { readCheckpoint } from "./read-proofs";

export const VERIFIED = "audit.verified";

export interface VerifyStep {
  verified: number;
  total: number;
  /** Set with the last step: null when everything holds, else the first fault in words. */
  outcome: { fault: string | null } | null;
}

/**
 * Checks every sealed event that is not archived, and the root, against the newest checkpoint. Who asked and what came
 * out is on record. It shows that the database agrees with its own checkpoint; that it is the trail of before takes an
 * export and a checkpoint kept elsewhere.
 */
export async function* verifyTrail(db: Db, actor: Actor): AsyncGenerator<VerifyStep> {
  const checkpoint = await readCheckpoint(db);
  const total = checkpoint?.size ?? 0;
  let fault: string | null = null;
  if (checkpoint) {
    const check = checkEvents(db, await readArchivedSize(db), checkpoint);
    let step = await check.next();
    for (; !step.done; step = await check.next()) yield { verified: step.value, total, outcome: null };
    fault = step.value;
  }
  const body = { size: total, fault };
  await db.transaction(async (tx) => appendAudit(tx, [{ type: VERIFIED, at: await databaseNow(tx), actor, body }]));
  yield { verified: total, total, outcome: { fault } };
}

const Verified = z.object({ size: z.number(), fault: z.string().nullable() });

/** The last time somebody verified, and what came out; null: never. */
export async function readLastVerification(db: Db) {
  const [row] = await db
    .select({
      at: auditEvents.at,
      actorKind: auditEvents.actorKind,
      actorId: auditEvents.actorId,
      body: auditEvents.body,
    })
    .from(auditEvents)
    .where(eq(auditEvents.type, VERIFIED))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return row ? { ...row, ...Verified.parse(row.body) } : null;
}
