import { and, desc, eq, gte, lt } from "drizzle-orm";
import { z } from "zod";
import { auditEvents, auditPrivate, auditSeals } from "@/drizzle/schema/audit";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit, commitmentOf, leafOf } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { openNote, parseVerifier } from "./note";
import { readCheckpoint, readVerifiers } from "./read-proofs";
import type { StoredCheckpoint } from "./read-proofs";
import { sealedQuery, toSealedEvent } from "./sealed-event";
import { grow, rootOf } from "./tiles";
import type { Edge } from "./tiles";

const PAGE = 1_000;
export const VERIFIED = "audit.verified";

export interface VerifyStep {
  verified: number;
  total: number;
  /** Set with the last step: null when everything holds, else the first fault in words. */
  outcome: { fault: string | null } | null;
}

/**
 * Computes every sealed event's leaf, every commitment that can still be opened, and the root anew, a page at a time,
 * and holds the result against the newest checkpoint. Who asked and what came out is on record. It shows that the
 * database agrees with its own checkpoint; that it is the trail of before takes an export and a checkpoint kept elsewhere.
 */
export async function* verifyTrail(db: Db, actor: Actor): AsyncGenerator<VerifyStep> {
  const checkpoint = await readCheckpoint(db);
  const total = checkpoint?.size ?? 0;
  const edge: Edge = [];
  let fault: string | null = null;
  for (let verified = 0; verified < total && fault === null;) {
    yield { verified, total, outcome: null };
    const page = await readPage(db, verified, Math.min(total, verified + PAGE));
    fault = faultOf(page, verified, Math.min(total, verified + PAGE));
    grow(
      edge,
      verified,
      page.map(({ leaf }) => leaf),
    );
    verified += page.length;
  }
  if (checkpoint) fault ??= await faultOfCheckpoint(db, checkpoint, edge);
  const body = { size: total, fault };
  await db.transaction(async (tx) => appendAudit(tx, [{ type: VERIFIED, at: await databaseNow(tx), actor, body }]));
  yield { verified: total, total, outcome: { fault } };
}

type Checked = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(db: Db, from: number, to: number) {
  const rows = await sealedQuery(db).where(and(gte(auditSeals.seq, from), lt(auditSeals.seq, to)));
  const secrets = await db
    .select({ eventId: auditPrivate.eventId, salt: auditPrivate.salt, data: auditPrivate.data })
    .from(auditSeals)
    .innerJoin(auditPrivate, eq(auditPrivate.eventId, auditSeals.eventId))
    .where(and(gte(auditSeals.seq, from), lt(auditSeals.seq, to)));
  const salted = new Map(secrets.map((secret) => [secret.eventId, secret]));
  return rows.map((row) => ({ ...toSealedEvent(row), secret: salted.get(row.row?.id ?? "") }));
}

const Committed = z.object({ private: z.string() });

/** The first thing wrong with a page of events, in words. */
function faultOf(page: readonly Checked[], from: number, to: number): string | null {
  for (const [i, { seq, event, leaf, secret }] of page.entries()) {
    if (seq !== from + i) return `Event ${from + i} is missing.`;
    if (!event) return `The row of event ${seq} is gone.`;
    if (!leafOf(event).equals(leaf)) return `Event ${seq} (${event.type}) is not what was sealed.`;
    const committed = secret && Committed.safeParse(event.body).data?.private;
    if (secret && committed !== commitmentOf(secret.salt, secret.data))
      return `The private part of event ${seq} (${event.type}) is not what was sealed.`;
  }
  return page.length < to - from ? `Event ${from + page.length} is missing.` : null;
}

async function faultOfCheckpoint(db: Db, checkpoint: StoredCheckpoint, edge: Edge): Promise<string | null> {
  const { size, root, note } = checkpoint;
  if (!rootOf(edge).equals(root)) return `The events do not give the root of the checkpoint of ${size}.`;
  const verifiers = (await readVerifiers(db)).flatMap((text) => parseVerifier(text) ?? []);
  const { text, signedBy } = openNote(note, verifiers);
  if (signedBy.length === 0) return `The checkpoint of ${size} bears no valid signature.`;
  const says = text.split("\n");
  const isSame = says[1] === String(size) && says[2] === root.toString("base64");
  return isSame ? null : `The checkpoint of ${size} signs something else.`;
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
