import { and, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import { z } from "zod";
import { SUPPRESSION_REASONS, SUPPRESSION_SCOPES, suppressions } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { addressKey } from "@/server/email/address-key";
import { filterText, literally, many } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import { readStaffNames } from "./staff-names";

export const SuppressionListInput = PageInput.extend({
  reason: many(z.enum(SUPPRESSION_REASONS)),
  scope: many(z.enum(SUPPRESSION_SCOPES)),
  /** Those that have ended block nothing. */
  state: many(z.enum(["active", "ended"])),
  /** Part of the address as it is kept, or all of it in any spelling. */
  q: filterText(254).optional(),
});

const ENDED = sql<boolean>`coalesce(${suppressions.expiresAt} <= now(), false)`;
const STAFF = /^staff:([0-9a-f-]{36})$/;

/** Who is not written to, the newest first. */
export async function listSuppressions(reader: Reader, input: z.infer<typeof SuppressionListInput>) {
  const { reason, scope, state, q, cursor, limit } = input;
  const after = cursor ? decodeCursor(cursor, z.uuid()) : null;
  const address = sql`${suppressions.email}::text`;
  const only = state?.length === 1 ? state[0] : undefined;
  const rows = await reader
    .select({ row: suppressions, isEnded: ENDED })
    .from(suppressions)
    .where(
      and(
        reason ? inArray(suppressions.reason, reason) : undefined,
        scope ? inArray(suppressions.scope, scope) : undefined,
        only ? eq(ENDED, only === "ended") : undefined,
        q ? or(ilike(address, `%${literally(q)}%`), eq(address, addressKey(sql`${q}`))) : undefined,
        after ? sql`${suppressions.id} < ${after.id}::uuid` : undefined,
      ),
    )
    .orderBy(desc(suppressions.id))
    .limit(limit + 1);
  const people = await readStaffNames(
    reader,
    rows.map(({ row }) => STAFF.exec(row.source)?.slice(1) ?? []),
  );
  return toPage(rows, limit, {
    item: ({ row, isEnded }) => ({ ...row, isEnded, addedBy: people.get(STAFF.exec(row.source)?.[1] ?? "") ?? null }),
    cursor: ({ row }) => encodeCursor(row.id, row.id),
  });
}
