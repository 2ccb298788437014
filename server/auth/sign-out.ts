import { eq, lt } from "drizzle-orm";
import type { JWT } from "next-auth/jwt";
import { endedSessions, reauthentications } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { findSession } from "./session";

/** Ends this one session for every copy of its cookie. Signing out of a session that had already ended is no event. */
export async function signOut(db: Db, token: JWT): Promise<void> {
  const session = await findSession(db, token);
  if (!session) return;
  const { row, sessionHash, endsAt } = session;
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    await tx.delete(endedSessions).where(lt(endedSessions.endsAt, at));
    const ended = await tx.insert(endedSessions).values({ sessionHash, endsAt }).onConflictDoNothing().returning();
    if (ended.length === 0) return;
    await tx.delete(reauthentications).where(eq(reauthentications.sessionHash, sessionHash));
    const actor = { kind: "staff", id: row.id, role: row.role } as const;
    await appendAudit(tx, [{ type: "staff.signed_out", at, actor, body: {} }]);
  });
}
