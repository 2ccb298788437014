import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Reader } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";
import { findOutliers } from "@/server/kernel/outliers";
import { sampleOf } from "@/server/kernel/sample";
import { PageInput, decodeCursor, encodeCursor, toPage } from "./page";

const Attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

type Row = typeof actionTargets.$inferSelect;

const toItem = ({ n, entityType, entityId, entityVersion, label, attributes, status, problem, settledAt }: Row) => {
  return {
    n,
    entityType,
    entityId,
    entityVersion,
    label,
    attributes: Attributes.parse(attributes),
    status,
    problem,
    settledAt,
  };
};
export type TargetItem = ReturnType<typeof toItem>;

const CANARY_SHOWN = 5;

/** What an approver looks at first: who is done first, the ends of the set, a few from between, and who differs from the rest. */
export async function readTargetSample(reader: Reader, actionId: string) {
  const generation = await presentGeneration(reader, actionId);
  const rows = await reader
    .select()
    .from(actionTargets)
    .where(and(eq(actionTargets.actionId, actionId), eq(actionTargets.generation, generation)))
    .orderBy(asc(actionTargets.n));
  const items = rows.map(toItem);
  const counts: Record<Row["status"], number> = { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 };
  for (const item of items) counts[item.status] += 1;
  const isStaged = rows.some(({ stage }) => stage > 0);
  const canary = isStaged ? items.filter((_, place) => rows[place]?.stage === 0).slice(0, CANARY_SHOWN) : [];
  return { total: items.length, counts, canary, sample: sampleOf(items, actionId), outliers: findOutliers(items) };
}

export const TargetListInput = PageInput.extend({ id: z.uuid() });

export async function listTargets(reader: Reader, { id, cursor, limit }: z.infer<typeof TargetListInput>) {
  const generation = await presentGeneration(reader, id);
  const after = cursor ? Number(decodeCursor(cursor, z.int32()).key) : -1;
  const rows = await reader
    .select()
    .from(actionTargets)
    .where(and(eq(actionTargets.actionId, id), eq(actionTargets.generation, generation), gt(actionTargets.n, after)))
    .orderBy(asc(actionTargets.n))
    .limit(limit + 1);
  return toPage(rows, limit, { item: toItem, cursor: (row) => encodeCursor(row.n, row.actionId) });
}

async function presentGeneration(reader: Reader, id: string): Promise<number> {
  const [row] = await reader.select({ generation: actions.generation }).from(actions).where(eq(actions.id, id));
  if (!row) throw new KernelError("not_found", "There is no such action.", { id });
  return row.generation;
}
