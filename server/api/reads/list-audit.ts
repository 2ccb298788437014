import { and, desc, eq, gte, inArray, like, lte, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { auditEvents } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { eventQuery, toEventItem } from "./action-events";
import type { EventItem } from "./action-events";
import { filterText } from "./filter-values";
import { trailMatches } from "./find-in-trail";
import { PageInput, decodeCursor, encodeCursor } from "./page";
import type { Page } from "./page";

export const AUDIT_ACTORS = ["agent", "staff", "system", "anonymous"] as const;

/** JavaScript knows years that Postgres does not. */
const Moment = z.date().min(new Date("1900-01-01")).max(new Date("9999-12-31"));

export const AuditFilter = z.object({
  /** Whole types ("action.held") or families ("action.*"). */
  type: z
    .array(z.string().regex(/^[a-z_]+\.(\*|[a-z_]+)$/))
    .max(50)
    .optional(),
  actorKind: z.array(z.enum(AUDIT_ACTORS)).optional(),
  actor: filterText(100).optional(),
  actionId: z.uuid().optional(),
  /** Words of an action's title, the beginning of its id, who did it, or the beginning of a type. */
  q: filterText(100).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export const AuditListInput = AuditFilter.extend(PageInput.shape);

/** An event beside what its action is called; the name is no part of the trail, so exports go without it. */
export interface TrailItem extends EventItem {
  actionTitle: string | null;
}

const Position = z.string().regex(/^\d{1,18}$/);

/** The trail, newest first. */
export async function listAudit(reader: Reader, input: z.infer<typeof AuditListInput>): Promise<Page<TrailItem>> {
  const before = input.cursor ? sql`${BigInt(decodeCursor(input.cursor, Position).key)}::bigint` : undefined;
  const rows = await eventQuery(reader)
    .where(
      and(...(await auditConditions(reader, input)), before ? sql`${auditEvents.position} < ${before}` : undefined),
    )
    .orderBy(desc(auditEvents.position))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1)?.event;
  const nextCursor = rows.length > input.limit && last ? encodeCursor(String(last.position), last.id) : null;
  return { items: await withTitles(reader, shown.map(toEventItem)), nextCursor };
}

export async function readAuditEvent(reader: Reader, id: string): Promise<TrailItem> {
  const rows = await eventQuery(reader).where(eq(auditEvents.id, id));
  const [item] = await withTitles(reader, rows.map(toEventItem));
  if (!item) throw new KernelError("not_found", "There is no such event.", { id });
  return item;
}

async function withTitles(reader: Reader, items: readonly EventItem[]): Promise<TrailItem[]> {
  const ids = new Set(items.flatMap(({ actionId }) => actionId ?? []));
  const rows = await reader
    .select({ id: actions.id, title: actions.title })
    .from(actions)
    .where(inArray(actions.id, [...ids]));
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return items.map((item) => ({ ...item, actionTitle: titles.get(item.actionId ?? "") ?? null }));
}

async function auditConditions(
  reader: Reader,
  { type, actorKind, actor, actionId, q, from, to }: z.infer<typeof AuditFilter>,
): Promise<(SQL | undefined)[]> {
  return [
    type?.length ? or(...type.map(typeCondition)) : undefined,
    actorKind?.length ? inArray(auditEvents.actorKind, actorKind) : undefined,
    actor ? eq(auditEvents.actorId, actor) : undefined,
    actionId ? eq(auditEvents.actionId, actionId) : undefined,
    q ? await trailMatches(reader, q) : undefined,
    from ? gte(auditEvents.at, from) : undefined,
    to ? lte(auditEvents.at, to) : undefined,
  ];
}

function typeCondition(type: string) {
  return type.endsWith(".*")
    ? like(auditEvents.type, `${type.slice(0, -1).replaceAll("_", String.raw`\_`)}%`)
    : eq(auditEvents.type, type);
}

const EXPORT_PAGE = 1_000;

/** The filtered trail, oldest first, one JSON document a line; memory stays flat however long it is. */
export async function* exportAudit(reader: Reader, filter: z.infer<typeof AuditFilter>): AsyncGenerator<string> {
  const conditions = await auditConditions(reader, filter);
  let after = 0n;
  for (;;) {
    const rows = await eventQuery(reader)
      .where(and(...conditions, sql`${auditEvents.position} > ${after}`))
      .orderBy(auditEvents.position)
      .limit(EXPORT_PAGE);
    for (const row of rows) yield `${JSON.stringify(toEventItem(row))}\n`;
    const last = rows.at(-1);
    if (!last || rows.length < EXPORT_PAGE) return;
    after = last.event.position;
  }
}
