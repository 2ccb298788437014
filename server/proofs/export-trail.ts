import { and, asc, gt, gte, lt, lte } from "drizzle-orm";
import { auditCheckpoints, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { readCheckpoint, readVerifiers } from "./read-proofs";
import { sealedQuery, toSealedEvent } from "./sealed-event";

export const EXPORT_FORMAT = "operations-kernel/audit/1";
const PAGE = 1_000;

/**
 * Everything sealed up to the newest checkpoint, one JSON document a line: a header, the events in sealed order, the
 * checkpoints. Memory stays flat however long the trail is.
 */
export async function* exportTrail(reader: Reader, now: Date): AsyncGenerator<string> {
  const head = await readCheckpoint(reader);
  const size = head?.size ?? 0;
  yield lineOf({
    format: EXPORT_FORMAT,
    exportedAt: now.toISOString(),
    origin: head?.origin ?? null,
    size,
    keys: await readVerifiers(reader),
  });
  for (let from = 0; from < size; from += PAGE) {
    const page = and(gte(auditSeals.seq, from), lt(auditSeals.seq, Math.min(size, from + PAGE)));
    for (const row of await sealedQuery(reader).where(page)) {
      const { seq, leaf, event } = toSealedEvent(row);
      yield lineOf({ seq, leaf: leaf.toString("hex"), event });
    }
  }
  yield* exportCheckpoints(reader, size);
}

async function* exportCheckpoints(reader: Reader, size: number): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const rows = await reader
      .select({ checkpoint: auditCheckpoints.note, sealedAt: auditCheckpoints.sealedAt, size: auditCheckpoints.size })
      .from(auditCheckpoints)
      .where(and(gt(auditCheckpoints.size, after), lte(auditCheckpoints.size, size)))
      .orderBy(asc(auditCheckpoints.size))
      .limit(PAGE);
    for (const { checkpoint, sealedAt } of rows) yield lineOf({ checkpoint, sealedAt });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.size;
  }
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;
