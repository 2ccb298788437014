import { eq, sql } from "drizzle-orm";
import { staff } from "@/drizzle/schema/staff";
import type { Db, Tx } from "@/server/db";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { StaffRow } from "./staff-member";

type Change = (tx: Tx, before: StaffRow, at: Date) => Promise<void>;

/** Every change sees the row as nobody else can be changing it. */
export async function changeStaff(db: Db, staffId: string, change: Change): Promise<void> {
  await db.transaction(async (tx) => {
    await lockOperators(tx);
    const [before] = await tx.select().from(staff).where(eq(staff.id, staffId)).for("update");
    if (!before) throw new KernelError("not_found", "There is no such staff member.");
    await change(tx, before, await databaseNow(tx));
  });
}

/** Taken in one order, so that two operators who remove each other at the same moment cannot both succeed. */
async function lockOperators(tx: Tx): Promise<void> {
  await tx.select({ id: staff.id }).from(staff).where(eq(staff.role, "operator")).orderBy(staff.id).for("update");
}

export const nextSessionVersion = sql`${staff.sessionVersion} + 1`;
