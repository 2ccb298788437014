import { desc, eq, inArray } from "drizzle-orm";
import { auditCheckpoints, auditKeys, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { consistencySpans, inclusionSpans, isConsistent, isIncluded } from "./merkle";
import { readSpanHashes } from "./stored-hashes";

export interface StoredCheckpoint {
  origin: string;
  size: number;
  root: Buffer;
  note: string;
  sealedAt: Date;
}

/** The newest checkpoint; null while nothing has been sealed. */
export async function readCheckpoint(reader: Reader): Promise<StoredCheckpoint | null> {
  const [last] = await reader.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.size)).limit(1);
  return last ?? null;
}

/** The checkpoint of this very size; null: there is none. */
export async function readCheckpointOf(reader: Reader, size: number): Promise<StoredCheckpoint | null> {
  const [one] = await reader.select().from(auditCheckpoints).where(eq(auditCheckpoints.size, size));
  return one ?? null;
}

/** Public keys of this trail in their text form, oldest first. */
export async function readVerifiers(reader: Reader): Promise<string[]> {
  const rows = await reader.select().from(auditKeys).orderBy(auditKeys.sinceSize);
  return rows.map(({ verifier }) => verifier);
}

export interface ConsistencyProof {
  from: number;
  to: number;
  fromRoot: string;
  toRoot: string;
  path: string[];
}

/** That the tree of `to` events begins with the tree of `from`; both must be sizes of checkpoints. */
export async function readConsistency(reader: Reader, from: number, to: number): Promise<ConsistencyProof> {
  if (from > to) throw new KernelError("invalid_input", "from is larger than to.");
  const rows = await reader
    .select({ size: auditCheckpoints.size, root: auditCheckpoints.root })
    .from(auditCheckpoints)
    .where(inArray(auditCheckpoints.size, [from, to]));
  const [older, newer] = [from, to].map((size) => rows.find((row) => row.size === size));
  if (!older || !newer) throw new KernelError("not_found", "There is no checkpoint of that size.", { from, to });
  const path = await readSpanHashes(reader, consistencySpans(from, to));
  if (!isConsistent({ older, newer, path })) throw new Error(`The tree of ${to} does not begin with that of ${from}.`);
  return { from, to, fromRoot: encoded(older.root), toRoot: encoded(newer.root), path: path.map(encoded) };
}

export interface Place {
  seq: number;
  leaf: string;
  path: string[];
}

/** The way of each event to the root of a checkpoint, by event id; an event that is not below it has none. */
export async function readPlaces(
  reader: Reader,
  { size, root }: Pick<StoredCheckpoint, "size" | "root">,
  eventIds: readonly string[],
): Promise<Map<string, Place>> {
  const rows = await reader
    .select()
    .from(auditSeals)
    .where(inArray(auditSeals.eventId, [...eventIds]));
  const seals = rows.filter(({ seq }) => seq < size);
  const spans = seals.map(({ seq }) => inclusionSpans(seq, size));
  const hashes = await readSpanHashes(reader, spans.flat());
  return new Map(
    seals.map(({ seq, leaf, eventId }, i) => {
      const path = hashes.splice(0, spans[i]?.length ?? 0);
      // A proof that proves nothing is never handed out: it would look like one.
      if (!isIncluded({ index: seq, size, leaf, path, root })) throw new Error(`Event ${seq} is not below its root.`);
      return [eventId, { seq, leaf: leaf.toString("hex"), path: path.map(encoded) }];
    }),
  );
}

export interface InclusionProof extends Place {
  eventId: string;
  size: number;
  root: string;
  checkpoint: string;
}

/** Null: the event is younger than the last checkpoint. */
export async function readInclusion(reader: Reader, eventId: string): Promise<InclusionProof | null> {
  const checkpoint = await readCheckpoint(reader);
  const place = checkpoint && (await readPlaces(reader, checkpoint, [eventId])).get(eventId);
  if (!place) return null;
  return { eventId, ...place, size: checkpoint.size, root: encoded(checkpoint.root), checkpoint: checkpoint.note };
}

const encoded = (hash: Buffer): string => hash.toString("base64");
