import { inArray, sql } from "drizzle-orm";
import { audienceLists } from "@/drizzle/schema/campaigns";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { listIdsOf } from "./audience-filter";
import type { AudienceFilter } from "./audience-filter";
import { compileFilter } from "./compile-filter";

/**
 * Why a filter cannot be asked; null: it can. A list that is not there would mean nobody, and under a "not" everybody. Who is
 * meant is counted, not loaded, so that a filter that is too wide costs no memory.
 */
export async function problemOfFilter(
  reader: Reader,
  filter: AudienceFilter,
  membersMax = Infinity,
): Promise<KernelError | null> {
  const ids = listIdsOf(filter);
  const missing = await missingLists(reader, ids);
  if (missing.length > 0) {
    const which = `The filter names a list that is not there: ${missing.join(", ")}.`;
    return new KernelError("target_not_found", `${which} Staff make lists on the Audiences page and know their ids.`);
  }
  if (membersMax === Infinity) return null;
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(compileFilter(filter));
  const count = row?.count ?? 0;
  if (count <= membersMax) return null;
  const most = membersMax.toLocaleString("en-GB");
  return new KernelError(
    "invalid_input",
    `The filter means ${count.toLocaleString("en-GB")} members; one mailing takes ${most}. Split it by audience.`,
  );
}

async function missingLists(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select({ id: audienceLists.id }).from(audienceLists).where(inArray(audienceLists.id, ids));
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}
