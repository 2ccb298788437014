import { and, inArray, isNotNull, or } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import type { SubmitterKind } from "./rule";

interface Keys {
  kind: string;
  jobId: string;
  submitterKind: SubmitterKind;
  submitter: string;
  idempotencyKey?: string | null;
}

export type Repeat = Awaited<ReturnType<typeof findRepeats>>[number];

/** Earlier actions under any of these keys: the same submitter's idempotency key, or the same kind and subject. */
export async function findRepeats(tx: Tx, rows: readonly Keys[]) {
  if (rows.length === 0) return [];
  const jobs = rows.map((row) => row.jobId);
  const keys = rows.flatMap((row) => (row.idempotencyKey ? [row.idempotencyKey] : []));
  const byKey = and(isNotNull(actions.idempotencyKey), inArray(actions.idempotencyKey, keys));
  return tx
    .select({
      id: actions.id,
      kind: actions.kind,
      jobId: actions.jobId,
      submitterKind: actions.submitterKind,
      submitter: actions.submitter,
      idempotencyKey: actions.idempotencyKey,
      requestHash: actions.requestHash,
      status: actions.status,
    })
    .from(actions)
    .where(or(inArray(actions.jobId, jobs), keys.length > 0 ? byKey : undefined))
    .orderBy(actions.id);
}

/** A key given by the submitter decides before the subject does. */
export function matchRepeat(repeats: readonly Repeat[], row: Keys): Repeat | undefined {
  const byKey = repeats.find(
    (r) =>
      row.idempotencyKey &&
      r.idempotencyKey === row.idempotencyKey &&
      r.submitter === row.submitter &&
      r.submitterKind === row.submitterKind,
  );
  return byKey ?? repeats.find((r) => r.kind === row.kind && r.jobId === row.jobId);
}
