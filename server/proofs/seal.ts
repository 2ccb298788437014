import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditCheckpoints, auditKeys, auditNodes, auditSeals } from "@/drizzle/schema/audit";
import type { Db, Tx } from "@/server/db";
import { insertRows } from "@/server/kernel/insert-rows";
import { checkpointText } from "./checkpoint";
import { signNote } from "./note";
import type { Signer } from "./note";
import { readSegments } from "./stored-hashes";
import { edgeSegments, grow, rootOf } from "./tiles";
import type { Edge } from "./tiles";
import { unsealedSince } from "./unsealed";

/** Any number: lets one process seal at a time. */
const SEAL_LOCK = 6_962;
const NOTHING_SEALED = "0";

export interface Sealed {
  /** How many events this added; 0 when there was nothing to add, or another process is at it. */
  count: number;
  /** The signed checkpoint, when there is a new one. */
  note: string | null;
}

/**
 * Gives the next places of the tree to committed events and signs the result: seals, nodes and checkpoint commit
 * together. Whatever is visible and not sealed is taken, in the order of insertion. An action's events are inserted
 * under its row's lock, so one that came before is committed, and sealed, before those that follow.
 */
export async function sealEvents(db: Db, ring: readonly Signer[], limit: number): Promise<Sealed> {
  const signer = ring.at(-1);
  if (!signer) throw new Error("There is no key to seal with.");
  return db.transaction(async (tx) => {
    if (!(await takeLock(tx))) return { count: 0, note: null };
    const last = await readLastCheckpoint(tx);
    if (last && last.origin !== signer.name) throw new Error(`This key is of another trail than ${last.origin}.`);
    const size = last?.size ?? 0;
    const edge: Edge = await readSegments(tx, edgeSegments(size));
    // A tail that was cut off or rewritten is not built upon.
    if (last && !rootOf(edge).equals(last.root)) throw new Error(`The trail is not the one of checkpoint ${size}.`);
    const { leaves, horizon } = await sealNext(tx, last?.horizon ?? NOTHING_SEALED, size, limit);
    if (leaves.length === 0) return { count: 0, note: null };
    await insertRows(tx, auditNodes, grow(edge, size, leaves));
    const head = { origin: signer.name, size: size + leaves.length, root: rootOf(edge) };
    const note = signNote(checkpointText(head), signersAfter(last?.keyId, ring, signer));
    await recordKey(tx, signer, head.size);
    await tx.insert(auditCheckpoints).values({
      ...head,
      note,
      keyId: signer.id,
      horizon,
      sealedAt: sql`clock_timestamp()`,
    });
    return { count: leaves.length, note };
  });
}

async function takeLock(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute(sql`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as taken`);
  return row?.taken === true;
}

async function readLastCheckpoint(tx: Tx) {
  const [last] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1);
  return last;
}

const SealedRow = z.object({ leaf: z.instanceof(Buffer), horizon: z.string(), isMore: z.boolean() });

/** One statement, so that what is visible and the horizon are of the same snapshot. */
async function sealNext(tx: Tx, horizon: string, size: number, limit: number) {
  // Few rows lie behind the horizon; without statistics of them the planner would read the whole trail.
  await tx.execute(sql`set local enable_seqscan = off`);
  const rows = await tx.execute(sql`
    with waiting as materialized (${unsealedSince(sql`${horizon}::xid8`)}),
    batch as (select id, leaf, position from waiting order by position limit ${limit}::int),
    sealed as (
      insert into ${auditSeals} (seq, event_id, leaf)
      select ${size}::bigint + row_number() over (order by position) - 1, id, leaf from batch
      returning seq, leaf)
    select leaf, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select count(*) from waiting) > ${limit}::int as "isMore" from sealed order by seq`);
  const sealed = SealedRow.array().parse([...rows]);
  const [first] = sealed;
  // With a rest that waits, what lies behind the horizon is not all sealed.
  return { leaves: sealed.map(({ leaf }) => leaf), horizon: first && !first.isMore ? first.horizon : horizon };
}

/** The first checkpoint of a new key is signed by the one before it too, which so vouches for it. */
function signersAfter(keyId: string | undefined, ring: readonly Signer[], signer: Signer): Signer[] {
  return ring.filter(({ id }) => id === signer.id || id === keyId);
}

async function recordKey(tx: Tx, { id, text }: Signer, size: number): Promise<void> {
  const [known] = await tx.select().from(auditKeys).where(eq(auditKeys.id, id));
  if (!known) await tx.insert(auditKeys).values({ id, verifier: text, sinceSize: size });
}
