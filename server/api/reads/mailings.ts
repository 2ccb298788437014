import { and, desc, eq, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { ACTION_STATUSES, actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { mailDeliveries } from "@/drizzle/schema/mail";
import type { Reader } from "@/server/db";
import { Problem } from "@/server/kernel/ports";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";
import type { Page } from "./page";
import { deliveryCounts } from "./mailing-counts";
import type { TargetCounts } from "@/server/kernel/settle-counts";
import type { DeliveryCounts } from "./mailing-counts";
import { Summary } from "./summary-shape";

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
  submitterKind: (typeof actions.$inferSelect)["submitterKind"];
  subject: string | null;
  submittedAt: Date;
  startAt: Date | null;
  startedAt: Date | null;
  settledAt: Date | null;
  /** Set while it waits for an operator: after its canary, by a pause, or because something went wrong. */
  heldAt: Date | null;
  heldBecause: Problem | null;
  /** Held in the midst of what it may do, not at the end of its canary. */
  isInterrupted: boolean;
  /** Whether an operator has asked for its end or a pause, and no worker has looked yet. */
  asked: "stop" | "pause" | null;
  /** Set while it rests until there is room again. */
  restsUntil: Date | null;
  readers: TargetCounts;
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
  const items = await toItems(reader, rows);
  return toPage(rows, limit, {
    item: (row) => items.get(row.id) ?? toItem(row, {}),
    cursor: ({ id }) => encodeCursor("id", id),
  });
}

type Row = typeof actions.$inferSelect;

/** Mailings with what has become of them so far. */
export async function toItems(reader: Reader, rows: readonly Row[]): Promise<Map<string, MailingItem>> {
  const ids = rows.map(({ id }) => id);
  const [readers, deliveries, interrupted] = await Promise.all([
    countReaders(reader, ids),
    countDeliveries(reader, ids),
    findInterrupted(reader, ids),
  ]);
  return new Map(
    rows.map((row) => {
      const { id } = row;
      const found = { readers: readers.get(id), deliveries: deliveries.get(id), isInterrupted: interrupted.has(id) };
      return [id, toItem(row, found)];
    }),
  );
}

interface Found {
  readers?: TargetCounts | undefined;
  deliveries?: DeliveryCounts | undefined;
  isInterrupted?: boolean;
}

function toItem(row: Row, { readers, deliveries, isInterrupted = false }: Found): MailingItem {
  const { id, status, submitter, submitterKind, submittedAt, startAt, startedAt, settledAt } = row;
  const subject = Summary.parse(row.summary).lines.find(({ label }) => label === "Subject");
  return {
    ...{ id, status, submitter, submitterKind, submittedAt, startAt, startedAt, settledAt },
    ...Job.parse(row.payload),
    subject: subject?.value ?? null,
    heldAt: row.stageHoldAt,
    heldBecause: Problem.nullable().parse(row.stageProblem),
    isInterrupted,
    asked: status !== "running" ? null : row.stopAskedAt ? "stop" : row.pauseAskedAt ? "pause" : null,
    restsUntil: status === "running" && row.leaseOwner === null && !row.stageHoldAt ? row.leaseUntil : null,
    readers: readers ?? { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 },
    deliveries: deliveries ?? deliveryCounts([]),
  };
}

/** Which of them are held while something is left of the stage that they are in. */
async function findInterrupted(reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader
    .selectDistinct({ id: actions.id })
    .from(actionTargets)
    .innerJoin(actions, and(eq(actions.id, actionTargets.actionId), eq(actions.generation, actionTargets.generation)))
    .where(
      and(
        ...[inArray(actions.id, [...ids]), isNotNull(actions.stageHoldAt)],
        ...[eq(actionTargets.status, "pending"), lte(actionTargets.stage, actions.stage)],
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** How many readers of each mailing are in which state. */
async function countReaders(reader: Reader, ids: readonly string[]): Promise<Map<string, TargetCounts>> {
  if (ids.length === 0) return new Map();
  const counted = await reader
    .select({ id: actions.id, status: actionTargets.status, count: sql<number>`count(*)::int` })
    .from(actionTargets)
    .innerJoin(actions, and(eq(actions.id, actionTargets.actionId), eq(actions.generation, actionTargets.generation)))
    .where(inArray(actions.id, [...ids]))
    .groupBy(actions.id, actionTargets.status);
  return new Map(
    [...Map.groupBy(counted, ({ id }) => id)].map(([id, group]) => {
      const counts: TargetCounts = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };
      for (const { status, count } of group) counts[status] = count;
      return [id, counts];
    }),
  );
}

/** What the providers have said of each mailing's mails. */
async function countDeliveries(reader: Reader, ids: readonly string[]): Promise<Map<string, DeliveryCounts>> {
  if (ids.length === 0) return new Map();
  const counted = await reader
    .select({ id: effects.actionId, state: mailDeliveries.state, count: sql<number>`count(*)::int` })
    .from(mailDeliveries)
    .innerJoin(effects, eq(effects.effectKey, mailDeliveries.effectKey))
    .where(inArray(effects.actionId, [...ids]))
    .groupBy(effects.actionId, mailDeliveries.state);
  return new Map([...Map.groupBy(counted, ({ id }) => id)].map(([id, group]) => [id, deliveryCounts(group)]));
}
