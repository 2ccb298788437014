import type { JWT } from "next-auth/jwt";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { staffOfSession } from "./session";

/** Signing out of a session that had already ended is no event. */
export async function recordSignOut(db: Db, token: JWT): Promise<void> {
  const row = await staffOfSession(db, token);
  if (!row) return;
  await db.transaction(async (tx) => {
    const at = await databaseNow(tx);
    const actor = { kind: "staff", id: row.id, role: row.role } as const;
    await appendAudit(tx, [{ type: "staff.signed_out", at, actor, body: {} }]);
  });
}
