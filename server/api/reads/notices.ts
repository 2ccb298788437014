import { and, desc, eq, gt, inArray, notLike, sql } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "@/drizzle/schema/notifications";
import { staff } from "@/drizzle/schema/staff";
import type { SignedInStaff } from "@/server/auth/staff-member";
import type { Db, Reader } from "@/server/db";

const SHOWN = 30;
const UNREAD_MAX = 99;

/**
 * The bell: the newest urgent notices for this person, the newest others, and how many came since they last said that
 * they have seen them (100: more than 99). What waits for a decision is counted by its own list, not told one by one.
 */
export async function readNotices(reader: Reader, me: SignedInStaff) {
  const mine = and(
    inArray(notifications.audience, ["all", `role:${me.role}`, `staff:${me.id}`]),
    notLike(notifications.dedupeKey, "held:%"),
  );
  const [seen] = await reader.select({ at: staff.noticesSeenAt }).from(staff).where(eq(staff.id, me.id));
  const since = seen?.at ?? new Date(0);
  const newest = (isUrgent: boolean) =>
    reader
      .select()
      .from(notifications)
      .where(
        and(mine, isUrgent ? eq(notifications.level, "urgent") : inArray(notifications.level, ["alert", "digest"])),
      )
      .orderBy(desc(notifications.createdAt))
      .limit(SHOWN);
  const [urgent, others, unread] = await Promise.all([
    newest(true),
    newest(false),
    reader
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(mine, gt(notifications.createdAt, since)))
      .limit(UNREAD_MAX + 1),
  ]);
  const items = [...urgent, ...others].map(({ id, level, title, body, actionId, taskId, path, createdAt }) => {
    return { id, level, title, body, actionId, taskId, path, createdAt, unread: createdAt > since };
  });
  return { items, unread: unread.length };
}

export const SeenInput = z.object({ upTo: z.date() });

/** What came after the newest notice on the screen stays unread. */
export async function markNoticesSeen(db: Db, me: SignedInStaff, { upTo }: z.infer<typeof SeenInput>): Promise<void> {
  await db
    .update(staff)
    .set({ noticesSeenAt: sql`greatest(notices_seen_at, least(${upTo.toISOString()}::timestamptz, now()))` })
    .where(eq(staff.id, me.id));
}
