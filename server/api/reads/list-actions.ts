import { and, gte, ilike, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { ACTION_STATUSES, RISK_LEVELS, SUBMITTER_KINDS, VERDICTS, actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { QUEUE_NAMES } from "@/server/kernel/queues";
import { ACTION_SORTS, orderFor } from "./action-orders";
import { filterText, literally, many } from "./filter-values";
import { PAGE_MAX, PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";

export const ActionFilter = z.object({
  status: many(z.enum(ACTION_STATUSES)),
  action: many(filterText(100)),
  risk: many(z.enum(RISK_LEVELS)),
  queue: many(z.enum(QUEUE_NAMES)),
  agent: many(filterText(100)),
  q: filterText(200).optional().describe("Part of the title."),
  waits: many(z.enum(["canary"])).describe("`canary`: running, and waiting for an operator after its canary."),
  olderThanHours: z.coerce.number().nonnegative().optional().describe("Submitted at least this many hours ago."),
  newerThanHours: z.coerce.number().nonnegative().optional().describe("Submitted at most this many hours ago."),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

export const ActionListInput = ActionFilter.extend(PageInput.shape).extend({
  sort: z.enum(ACTION_SORTS).default("newest"),
});
export type ActionListInput = z.infer<typeof ActionListInput>;

export const ActionListItem = z
  .object({
    id: z.uuid(),
    jobId: z.string(),
    action: z.string(),
    title: z.string(),
    status: z.enum(ACTION_STATUSES),
    riskLevel: z.enum(RISK_LEVELS),
    verdict: z.enum(VERDICTS),
    requiresHuman: z.boolean(),
    queue: z.enum(QUEUE_NAMES),
    submitter: z.object({ kind: z.enum(SUBMITTER_KINDS), id: z.string() }),
    targetCount: z.number().int(),
    generation: z.number().int(),
    pinnedDigest: z.string(),
    attempt: z.number().int(),
    submittedAt: z.date(),
    decidedAt: z.date().nullable(),
    settledAt: z.date().nullable(),
    expiresAt: z.date().nullable(),
    notBefore: z.date().describe("An approval can be taken back until then."),
    stageHeldAt: z.date().nullable().describe("Set while it waits for an operator after its canary."),
  })
  .meta({ id: "ActionListItem" });
export type ActionListItem = z.infer<typeof ActionListItem>;

/** What a list shows of a row; its payload and summary, which weigh most, are read with the detail. */
export const LISTED = {
  id: actions.id,
  jobId: actions.jobId,
  kind: actions.kind,
  title: actions.title,
  status: actions.status,
  risk: actions.risk,
  riskRank: actions.riskRank,
  verdict: actions.verdict,
  requiresHuman: actions.requiresHuman,
  queue: actions.queue,
  submitterKind: actions.submitterKind,
  submitter: actions.submitter,
  targetCount: actions.targetCount,
  generation: actions.generation,
  pinnedDigest: actions.pinnedDigest,
  attempt: actions.attempt,
  submittedAt: actions.submittedAt,
  decidedAt: actions.decidedAt,
  settledAt: actions.settledAt,
  expiresAt: actions.expiresAt,
  notBefore: actions.notBefore,
  stageHoldAt: actions.stageHoldAt,
};
type Row = Pick<typeof actions.$inferSelect, keyof typeof LISTED>;

/** Keyset pages: as fast at a million rows as at ten. `only`: what the reader may find at all. */
export async function listActions(reader: Reader, input: ActionListInput, only?: SQL): Promise<Page<ActionListItem>> {
  const { key, stretches } = orderFor(input);
  const cursor = input.cursor ? decodeCursor(input.cursor) : null;
  const rows: Row[] = [];
  for (const { holds, by, after, reaches } of stretches) {
    const missing = input.limit + 1 - rows.length;
    if (missing === 0 || (cursor && !reaches(cursor))) continue;
    const some = await reader
      .select(LISTED)
      .from(actions)
      .where(and(...filterConditions(input), only, holds, cursor ? after(cursor) : undefined))
      .orderBy(...by)
      .limit(missing);
    rows.push(...some);
  }
  return toPage(rows, input.limit, { item: toListItem, cursor: (row) => encodeCursor(key(row), row.id) });
}

export const RowsInput = z.object({ ids: z.array(z.uuid()).max(PAGE_MAX) });

/** Rows a screen already shows, as they are now, whether or not they still fit its filters. */
export async function readRows(reader: Reader, { ids }: z.infer<typeof RowsInput>): Promise<ActionListItem[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select(LISTED).from(actions).where(inArray(actions.id, ids));
  return rows.map(toListItem);
}

export function filterConditions(filter: ActionFilter): (SQL | undefined)[] {
  const { status, action, risk, queue, agent, q, waits, olderThanHours, newerThanHours } = filter;
  const ago = (hours: number) => sql`now() - ${hours} * interval '1 hour'`;
  return [
    status?.length ? inArray(actions.status, status) : undefined,
    action?.length ? inArray(actions.kind, action) : undefined,
    risk?.length
      ? inArray(
          actions.riskRank,
          risk.map((level) => RISK_LEVELS.indexOf(level) + 1),
        )
      : undefined,
    queue?.length ? inArray(actions.queue, queue) : undefined,
    agent?.length ? inArray(actions.submitter, agent) : undefined,
    q ? titleMatches(q) : undefined,
    waits?.length ? isNotNull(actions.stageHoldAt) : undefined,
    olderThanHours === undefined ? undefined : lte(actions.submittedAt, ago(olderThanHours)),
    newerThanHours === undefined ? undefined : gte(actions.submittedAt, ago(newerThanHours)),
  ];
}

/** The index knows three letters in a row, and how words begin: fewer letters are looked for there. */
const ANYWHERE_FROM = 3;

function titleMatches(q: string): SQL | undefined {
  const term = literally(q);
  if (q.length >= ANYWHERE_FROM) return ilike(actions.title, `%${term}%`);
  return or(ilike(actions.title, `${term}%`), ilike(actions.title, `% ${term}%`));
}

// Made once: making a schema costs more than reading a row.
const QueueName = z.enum(QUEUE_NAMES);

export function toListItem(row: Row): ActionListItem {
  return {
    id: row.id,
    jobId: row.jobId,
    action: row.kind,
    title: row.title,
    status: row.status,
    riskLevel: row.risk,
    verdict: row.verdict,
    requiresHuman: row.requiresHuman,
    queue: QueueName.parse(row.queue),
    submitter: { kind: row.submitterKind, id: row.submitter },
    targetCount: row.targetCount,
    generation: row.generation,
    pinnedDigest: row.pinnedDigest,
    attempt: row.attempt,
    submittedAt: row.submittedAt,
    decidedAt: row.decidedAt,
    settledAt: row.settledAt,
    expiresAt: row.expiresAt,
    notBefore: row.notBefore,
    stageHeldAt: row.stageHoldAt,
  };
}
