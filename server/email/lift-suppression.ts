import { and, eq, sql } from "drizzle-orm";
import { suppressions } from "@/drizzle/schema/mail";
import type { Tx } from "@/server/db";
import type { TargetResult, Work } from "@/server/kernel/define-action";

interface Lift {
  /** From then on it blocks nothing; absent: from now on. */
  until?: string | undefined;
}

/** Ends a suppression that is still as it was approved, now or from a day on. */
export async function liftSuppression(tx: Tx, { target, input }: Work<Lift>): Promise<TargetResult> {
  const asApproved = and(eq(suppressions.id, target.entityId), eq(suppressions.version, target.entityVersion));
  const expiresAt = input.until === undefined ? null : new Date(input.until);
  const changed = expiresAt
    ? await tx
        .update(suppressions)
        .set({ expiresAt, version: sql`${suppressions.version} + 1` })
        .where(asApproved)
        .returning({ id: suppressions.id })
    : await tx.delete(suppressions).where(asApproved).returning({ id: suppressions.id });
  if (changed.length > 0) return { outcome: "done", result: { endsAt: expiresAt?.toISOString() ?? null } };
  return { outcome: "failed", problem: { code: "version_conflict", message: "The suppression has changed since." } };
}
