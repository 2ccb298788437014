import { desc, sql } from "drizzle-orm";
import { audienceLists } from "@/drizzle/schema/campaigns";
import type { Reader } from "@/server/db";
import { ListCounts } from "@/server/email/lists/check-list";
import { readStaffNames } from "./staff-names";

const SHOWN_MAX = 500;

/** The lists that filters may name, the newest first. */
export async function listAudienceLists(reader: Reader) {
  const { id, name, source, counts, createdBy, createdAt, memberIds } = audienceLists;
  const rows = await reader
    .select({ id, name, source, counts, createdBy, createdAt, members: sql<number>`cardinality(${memberIds})` })
    .from(audienceLists)
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN_MAX);
  const people = await readStaffNames(reader, [rows.map((row) => row.createdBy)]);
  return rows.map((row) => ({
    ...row,
    counts: ListCounts.parse(row.counts),
    createdBy: people.get(row.createdBy) ?? "somebody",
  }));
}
