import { desc, eq, inArray, sql } from "drizzle-orm";
import { and, gt } from "drizzle-orm";
import { notifications } from "@/drizzle/schema/notifications";
import { staff } from "@/drizzle/schema/staff";
import type { SignedInStaff } from "@/server/auth/staff-member";
import type { Db, Reader } from "@/server/db";

const SHOWN = 30;
const UNREAD_MAX = 99;

/** The bell: the newest notices for this person, and how many came since they last looked (100: more than 99). */
export async function readNotices(reader: Reader, me: SignedInStaff) {
  const mine = inArray(notifications.audience, ["all", `role:${me.role}`, `staff:${me.id}`]);
  const [seen] = await reader.select({ at: staff.noticesSeenAt }).from(staff).where(eq(staff.id, me.id));
  const since = seen?.at ?? new Date(0);
  const [items, unread] = await Promise.all([
    reader.select().from(notifications).where(mine).orderBy(desc(notifications.createdAt)).limit(SHOWN),
    reader
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(mine, gt(notifications.createdAt, since)))
      .limit(UNREAD_MAX + 1),
  ]);
  const shown = items.map(({ id, level, title, body, actionId, createdAt }) => {
    return { id, level, title, body, actionId, createdAt, unread: createdAt > since };
  });
  return { items: shown, unread: unread.length };
}

export async function markNoticesSeen(db: Db, me: SignedInStaff): Promise<void> {
  await db
    .update(staff)
    .set({ noticesSeenAt: sql`now()` })
    .where(eq(staff.id, me.id));
}
