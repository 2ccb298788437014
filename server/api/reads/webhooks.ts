import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { HOOK_SOURCES, HOOK_STATES, webhookEvents } from "@/drizzle/schema/webhook-events";
import type { Reader } from "@/server/db";
import { filterText, many } from "./filter-values";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";

export const WebhookListInput = PageInput.extend({
  source: many(z.enum(HOOK_SOURCES)),
  state: many(z.enum(HOOK_STATES)),
  type: many(filterText(200)),
  /** The provider's id of an event. */
  q: filterText(200).optional(),
});

const { id, source, eventId, type, occurredAt, receivedAt, state, attempts, outcome, problem, payloadRemovedAt } =
  webhookEvents;
const LISTED = {
  id,
  source,
  eventId,
  type,
  occurredAt,
  receivedAt,
  state,
  attempts,
  outcome,
  problem,
  payloadRemovedAt,
};

/** What providers told us, newest first; without what they said. */
export async function listWebhooks(reader: Reader, input: z.infer<typeof WebhookListInput>) {
  const after = input.cursor ? decodeCursor(input.cursor, z.uuid()) : null;
  const rows = await reader
    .select(LISTED)
    .from(webhookEvents)
    .where(
      and(
        input.source && inArray(source, input.source),
        input.state && inArray(state, input.state),
        input.type && inArray(type, input.type),
        input.q ? eq(eventId, input.q) : undefined,
        after ? sql`${id} < ${after.id}::uuid` : undefined,
      ),
    )
    .orderBy(desc(id))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, { item: (row) => row, cursor: (row) => encodeCursor(row.id, row.id) });
}

const TYPES_MAX = 100;

/** The types that occur, one step in the index for each however many events there are. */
export async function readWebhookTypes(reader: Reader): Promise<string[]> {
  const rows = await reader.execute<{ type: string }>(sql`
    with recursive found as (
      (select type from ${webhookEvents} order by type limit 1)
      union all
      select (select type from ${webhookEvents} where type > found.type order by type limit 1) from found
      where found.type is not null)
    select type from found where type is not null limit ${TYPES_MAX}`);
  return rows.map((row) => row.type);
}
