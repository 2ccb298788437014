import { and, asc, gt, gte, lt, lte } from "drizzle-orm";
import { auditCheckpoints, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { readArchivedSize } from "./archives";
import { peakSpans } from "./merkle";
import { readCheckpoint, readVerifiers } from "./read-proofs";
import { sealedQuery, toSealedEvent } from "./sealed-event";
import { readSpanHashes } from "./stored-hashes";

export const EXPORT_FORMAT = "operations-kernel/audit/1";
const PAGE = 1_000;

/** Places of the sealed order; both ends are 0 or sizes of checkpoints. */
export interface Range {
  from: number;
  until: number;
}

/**
 * What is sealed within the range, one JSON document a line: a header, the events in sealed order, the checkpoints.
 * Without a range: everything that is not in an archive. Memory stays flat however long the trail is.
 */
export async function* exportTrail(reader: Reader, now: Date, range?: Range): AsyncGenerator<string> {
  const head = await readCheckpoint(reader);
  const { from, until } = range ?? { from: await readArchivedSize(reader), until: head?.size ?? 0 };
  const peaks = await readSpanHashes(reader, peakSpans(from));
  yield lineOf({
    format: EXPORT_FORMAT,
    exportedAt: now.toISOString(),
    origin: head?.origin ?? null,
    // What comes before is in other files; the hashes of its subtrees let the tree grow from there.
    from,
    peaks: peaks.map((hash) => hash.toString("hex")),
    size: until,
    keys: await readVerifiers(reader),
  });
  for (let at = from; at < until; at += PAGE) {
    const page = and(gte(auditSeals.seq, at), lt(auditSeals.seq, Math.min(until, at + PAGE)));
    for (const row of await sealedQuery(reader).where(page)) {
      const { seq, leaf, event } = toSealedEvent(row);
      yield lineOf({ seq, leaf: leaf.toString("hex"), event });
    }
  }
  yield* exportCheckpoints(reader, { from, until });
}

async function* exportCheckpoints(reader: Reader, { from, until }: Range): AsyncGenerator<string> {
  for (let after = from - 1; ;) {
    const rows = await reader
      .select({ checkpoint: auditCheckpoints.note, sealedAt: auditCheckpoints.sealedAt, size: auditCheckpoints.size })
      .from(auditCheckpoints)
      .where(and(gt(auditCheckpoints.size, after), lte(auditCheckpoints.size, until)))
      .orderBy(asc(auditCheckpoints.size))
      .limit(PAGE);
    for (const { checkpoint, sealedAt } of rows) yield lineOf({ checkpoint, sealedAt });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.size;
  }
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;
