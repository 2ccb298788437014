import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { LISTED, toListItem } from "./list-actions";
import type { ActionListItem } from "./list-actions";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";

/** Midnight in UTC, where every day of the console begins. */
export const TODAY = sql`date_trunc('day', now() at time zone 'utc') at time zone 'utc'`;

/** What each figure of the overview counts; the list behind a figure has the same words, so that the two agree. */
export const FIGURES = {
  held: sql`status = 'held'`,
  heldHigh: sql`status = 'held' and risk_rank = 3`,
  expiringSoon: sql`status = 'held' and expires_at < now() + interval '2 hours'`,
  canaries: sql`status = 'running' and stage_hold_at is not null`,
  decidedToday: sql`decided_at >= ${TODAY}`,
  failedToday: sql`status = 'failed' and settled_at >= ${TODAY}`,
  unknown: sql`status = 'unknown'`,
  queued: sql`status = 'queued'`,
  running: sql`status = 'running'`,
} satisfies Record<string, SQL>;

/** Those that the approvals page cannot show by its own filters. */
export const LISTED_FIGURES = ["expiringSoon", "canaries", "decidedToday", "failedToday"] as const;

export const FigureInput = PageInput.extend({ figure: z.enum(LISTED_FIGURES) });

/** The actions that one figure counts, newest first. */
export async function listFigure(
  reader: Reader,
  { figure, cursor, limit }: z.infer<typeof FigureInput>,
): Promise<Page<ActionListItem>> {
  const before = cursor ? sql`${actions.id} < ${decodeCursor(cursor).id}::uuid` : undefined;
  const rows = await reader
    .select(LISTED)
    .from(actions)
    .where(and(FIGURES[figure], before))
    .orderBy(desc(actions.id))
    .limit(limit + 1);
  return toPage(rows, limit, { item: toListItem, cursor: (row) => encodeCursor(0, row.id) });
}
