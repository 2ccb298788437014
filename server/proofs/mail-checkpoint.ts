import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { auditCheckpoints } from "@/drizzle/schema/audit";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { databaseNow } from "@/server/kernel/database-now";
import { addToOutbox } from "@/server/kernel/outbox";

const DAY_MS = 86_400_000;

/**
 * Mails the last checkpoint of the days before to every operator, once a day: whoever keeps the mail can show that a
 * later history is another one. Answers the day (UTC) that is done; asking again changes nothing.
 */
export async function mailCheckpoint(db: Db): Promise<string> {
  return db.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const midnight = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
    const day = midnight.toISOString().slice(0, 10);
    const [checkpoint] = await tx
      .select()
      .from(auditCheckpoints)
      .where(lt(auditCheckpoints.sealedAt, midnight))
      .orderBy(desc(auditCheckpoints.size))
      .limit(1);
    if (!checkpoint) return day;
    const operators = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.role, "operator"), isNull(staff.disabledAt)));
    const body = { level: "digest", title: `Checkpoint of the audit trail, ${day}`, actionId: null } as const;
    await addToOutbox(
      tx,
      now,
      operators.map(({ id: staffId }) => ({
        topic: "notice.mail",
        dedupeKey: `checkpoint:${day}:${staffId}`,
        body: { ...body, staffId, text: textOf(checkpoint) },
      })),
    );
    return day;
  });
}

/** Without the origin, which may be a host name: a mail that names one waits for a person. */
function textOf({ size, root, note }: typeof auditCheckpoints.$inferSelect): string {
  const signatures = [...note.matchAll(/^— \S+ (\S+)$/gm)].map(([, signature]) => signature).join(" ");
  return (
    `Keep this mail. The trail holds ${size} events with the root ${root.toString("base64")}, ` +
    `signed ${signatures}. A trail without this checkpoint is another one.`
  );
}
