import { inArray, lte } from "drizzle-orm";
import { softBounces } from "@/drizzle/schema/mail";
import { readGround } from "@/server/kernel/ground";
import type { Kernel } from "@/server/kernel/kernel";

const DAY_MS = 86_400_000;

/** Forgets addresses whose bounces count for nothing any more, also for news that come late. Answers how many. */
export async function sweepSoftBounces(kernel: Kernel, keptDays: number, limit: number): Promise<number> {
  const { now, params } = await readGround(kernel.db, kernel);
  const days = params.softBounceWindowDays + keptDays;
  const old = kernel.db
    .select({ email: softBounces.email })
    .from(softBounces)
    .where(lte(softBounces.lastAt, new Date(now.getTime() - days * DAY_MS)))
    .orderBy(softBounces.lastAt)
    .limit(limit)
    .for("update", { skipLocked: true });
  const gone = await kernel.db
    .delete(softBounces)
    .where(inArray(softBounces.email, old))
    .returning({ email: softBounces.email });
  return gone.length;
}
