import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { ACTION_STATUSES, actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { mailDeliveries } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { Problem } from "@/server/kernel/ports";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";
import { deliveryCounts } from "./mailing-counts";
import type { DeliveryCounts, ReaderCounts } from "./mailing-counts";

export const MAILING = "email.send_campaign";

export const MailingListInput = PageInput.extend({
  status: z.array(z.enum(ACTION_STATUSES)).max(ACTION_STATUSES.length).default([]),
});

/** What the list shows of a mailing's own input. */
const Job = z.object({
  name: z.string(),
  topic: z.string(),
  sendingDomain: z.string(),
  throttlePerHour: z.number(),
});

export interface MailingItem extends z.infer<typeof Job> {
  id: string;
  status: (typeof actions.$inferSelect)["status"];
  submitter: string;
  submittedAt: Date;
  startAt: Date | null;
  startedAt: Date | null;
  settledAt: Date | null;
  /** Set while it waits for an operator: after its canary, by a pause, or because something went wrong. */
  heldAt: Date | null;
  heldBecause: Problem | null;
  /** Set while it rests until there is room again. */
  restsUntil: Date | null;
  readers: ReaderCounts;
  deliveries: DeliveryCounts;
}

/** Mailings, newest first. */
export async function listMailings(
  reader: Reader,
  { status, cursor, limit }: z.infer<typeof MailingListInput>,
): Promise<Page<MailingItem>> {
  const rows = await reader
    .select()
    .from(actions)
    .where(
      and(
        eq(actions.kind, MAILING),
        status.length > 0 ? inArray(actions.status, status) : undefined,
        cursor ? lt(actions.id, decodeCursor(cursor, z.literal("id")).id) : undefined,
      ),
    )
    .orderBy(desc(actions.id))
    .limit(limit + 1);
  const ids = rows.map(({ id }) => id);
  const [readers, deliveries] = await Promise.all([countReaders(reader, ids), countDeliveries(reader, ids)]);
  return toPage(rows, limit, {
    item: (row) => toItem(row, readers.get(row.id), deliveries.get(row.id)),
    cursor: ({ id }) => encodeCursor("id", id),
  });
}

export function toItem(
  row: typeof actions.$inferSelect,
  readers: ReaderCounts | undefined,
  deliveries: DeliveryCounts | undefined,
): MailingItem {
  const { id, status, submitter, submittedAt, startAt, startedAt, settledAt } = row;
  return {
    ...{ id, status, submitter, submittedAt, startAt, startedAt, settledAt },
    ...Job.parse(row.payload),
    heldAt: row.stageHoldAt,
    heldBecause: Problem.nullable().parse(row.stageProblem),
    restsUntil: status === "running" && row.leaseOwner === null && !row.stageHoldAt ? row.leaseUntil : null,
    readers: readers ?? { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 },
    deliveries: deliveries ?? deliveryCounts([]),
  };
}

/** How many readers of each mailing are in which state. */
export async function countReaders(reader: Reader, ids: readonly string[]): Promise<Map<string, ReaderCounts>> {
  if (ids.length === 0) return new Map();
  const counted = await reader
    .select({ id: actions.id, status: actionTargets.status, count: sql<number>`count(*)::int` })
    .from(actionTargets)
    .innerJoin(actions, and(eq(actions.id, actionTargets.actionId), eq(actions.generation, actionTargets.generation)))
    .where(inArray(actions.id, [...ids]))
    .groupBy(actions.id, actionTargets.status);
  return new Map(
    [...Map.groupBy(counted, ({ id }) => id)].map(([id, group]) => {
      const counts: ReaderCounts = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };
      for (const { status, count } of group) counts[status] = count;
      return [id, counts];
    }),
  );
}

/** What the providers have said of each mailing's mails. */
export async function countDeliveries(reader: Reader, ids: readonly string[]): Promise<Map<string, DeliveryCounts>> {
  if (ids.length === 0) return new Map();
  const counted = await reader
    .select({ id: effects.actionId, state: mailDeliveries.state, count: sql<number>`count(*)::int` })
    .from(mailDeliveries)
    .innerJoin(effects, eq(effects.effectKey, mailDeliveries.effectKey))
    .where(inArray(effects.actionId, [...ids]))
    .groupBy(effects.actionId, mailDeliveries.state);
  return new Map([...Map.groupBy(counted, ({ id }) => id)].map(([id, group]) => [id, deliveryCounts(group)]));
}
