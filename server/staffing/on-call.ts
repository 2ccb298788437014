import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { onCall, staff } from "@/drizzle/schema/staff";
import { assertOperator } from "@/server/auth/assert-operator";
import type { Db, Reader } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";

/** Who is told, one after the other, when nobody decides; an empty order tells the bell of operators alone. */
export async function setOnCall(db: Db, actor: Actor, order: readonly string[]): Promise<void> {
  assertOperator(actor);
  if (new Set(order).size !== order.length) throw new KernelError("invalid_input", "Each person is on call once.");
  await db.transaction(async (tx) => {
    // The whole order is replaced: two replacements at once would leave a mixture.
    await tx.execute(sql`lock table on_call in share row exclusive mode`);
    const before = (await readOnCall(tx)).map(({ staffId }) => staffId);
    if (before.join() === order.join()) return;
    const active = and(inArray(staff.id, [...order]), isNull(staff.disabledAt));
    if (order.length > 0 && (await tx.$count(staff, active)) < order.length) {
      throw new KernelError("not_found", "There is no such active staff member.");
    }
    await tx.delete(onCall);
    if (order.length > 0) await tx.insert(onCall).values(order.map((staffId, position) => ({ staffId, position })));
    await appendAudit(tx, [
      { type: "on_call.set", at: await databaseNow(tx), actor, body: { before, order: [...order] } },
    ]);
  });
}

/** First first; somebody disabled keeps the place and is passed over. */
export async function readOnCall(reader: Reader) {
  return reader
    .select({ staffId: onCall.staffId, name: staff.name, email: staff.email, disabledAt: staff.disabledAt })
    .from(onCall)
    .innerJoin(staff, eq(staff.id, onCall.staffId))
    .orderBy(asc(onCall.position));
}
