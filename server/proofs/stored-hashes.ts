import { sql } from "drizzle-orm";
import { z } from "zod";
import { auditNodes, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import type { Span } from "./merkle";
import { hashOfSegments, segmentsOf } from "./tiles";
import type { Segment } from "./tiles";

const Row = z.object({ nr: z.number(), hash: z.instanceof(Buffer) });

/** What is stored at each segment, in the order asked. Two statements, however many there are. */
export async function readSegments(reader: Reader, segments: readonly Segment[]): Promise<Buffer[][]> {
  const wanted = segments.map((segment, nr) => ({ ...segment, nr }));
  const [leaves, nodes] = wanted.reduce<[typeof wanted, typeof wanted]>(
    ([low, high], one) => (one.level === 0 ? [[...low, one], high] : [low, [...high, one]]),
    [[], []],
  );
  const rows = [...(await readLeaves(reader, leaves)), ...(await readNodes(reader, nodes))];
  const byNr = Map.groupBy(Row.array().parse(rows), ({ nr }) => nr);
  return wanted.map(({ level, from, to, nr }) => {
    const found = (byNr.get(nr) ?? []).map(({ hash }) => hash);
    if (found.length !== to - from) throw new Error(`The tree lacks hashes: level ${level}, ${from} to ${to}.`);
    return found;
  });
}

/** The tree hash of each span. */
export async function readSpanHashes(reader: Reader, spans: readonly Span[]): Promise<Buffer[]> {
  const parts = spans.map(segmentsOf);
  const stored = await readSegments(reader, parts.flat());
  return parts.map((segments) => hashOfSegments(stored.splice(0, segments.length)));
}

// Lateral, so that each range is one look into the index whatever the planner believes about their number.
const readLeaves = (reader: Reader, wanted: readonly Segment[]) =>
  wanted.length === 0
    ? []
    : reader.execute(sql`
        select r.nr, s.leaf as hash from json_to_recordset(${JSON.stringify(wanted)}::text::json)
          as r(nr int, "from" bigint, "to" bigint)
        cross join lateral (select seq, leaf from ${auditSeals}
          where seq >= r."from" and seq < r."to" order by seq) s
        order by r.nr, s.seq`);

const readNodes = (reader: Reader, wanted: readonly Segment[]) =>
  wanted.length === 0
    ? []
    : reader.execute(sql`
        select r.nr, n.hash from json_to_recordset(${JSON.stringify(wanted)}::text::json)
          as r(nr int, level smallint, "from" bigint, "to" bigint)
        cross join lateral (select index, hash from ${auditNodes}
          where level = r.level and index >= r."from" and index < r."to" order by index) n
        order by r.nr, n.index`);
