import { randomBytes } from "node:crypto";
import type { Db } from "@/server/db";
import { databaseNow } from "@/server/kernel/database-now";
import type { SessionClaims } from "./session";
import { findActiveStaff } from "./staff-member";

const ID_BYTES = 32;

/** What the token of a new session says. */
export async function startSession(db: Db, staffId: string): Promise<SessionClaims> {
  const row = await findActiveStaff(db, staffId);
  if (!row) throw new Error("The staff member is no longer active.");
  const signedInAt = Math.floor((await databaseNow(db)).getTime() / 1_000);
  const sessionId = randomBytes(ID_BYTES).toString("base64url");
  return { sessionId, staffId: row.id, sessionVersion: row.sessionVersion, signedInAt };
}
