import { eq, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import { staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { sessionToken } from "./session-cookie";
import { asSignedIn, findActiveStaff } from "./staff-member";
import type { SignedInStaff, StaffRow } from "./staff-member";

export const SESSION_MAX_AGE_SECONDS = 12 * 60 * 60;
const SEEN_EVERY_MS = 60_000;

/** All that a session's token says. Name, role and rights are read from the staff row at each request. */
const SessionClaims = z.object({
  staffId: z.uuid(),
  sessionVersion: z.number().int(),
  /** Seconds; a session is renewed while it is used, but not beyond its age from here. */
  signedInAt: z.number().int(),
});
export type SessionClaims = z.infer<typeof SessionClaims>;

export interface SessionSettings {
  secret: string;
  publicUrl: string;
}

/** The signed-in person, or null. Whoever was disabled or whose sessions were ended is nobody from this request on. */
export async function staffFromRequest(
  db: Db,
  headers: Headers,
  settings: SessionSettings,
): Promise<{ staff: SignedInStaff; authenticatedAt: Date } | null> {
  const token = sessionToken(headers, settings.publicUrl);
  if (!token) return null;
  const decoded = await readToken(token, settings.secret);
  const row = await staffOfSession(db, decoded);
  if (!row) return null;
  await recordSeen(db, row);
  const { signedInAt } = SessionClaims.parse(decoded);
  return { staff: asSignedIn(row), authenticatedAt: new Date(signedInAt * 1_000) };
}

/** The person a decoded session belongs to, as long as the session stands. */
export async function staffOfSession(db: Db, decoded: JWT | null): Promise<StaffRow | null> {
  const claims = SessionClaims.safeParse(decoded);
  if (!claims.success) return null;
  const { staffId, sessionVersion, signedInAt } = claims.data;
  if (Date.now() / 1000 - signedInAt > SESSION_MAX_AGE_SECONDS) return null;
  const row = await findActiveStaff(db, staffId);
  return row?.sessionVersion === sessionVersion ? row : null;
}

async function readToken(token: string, secret: string): Promise<JWT | null> {
  try {
    return await decode({ token, secret });
  } catch {
    // Expired, forged or made under another secret: all the same to us.
    return null;
  }
}

async function recordSeen(db: Db, row: StaffRow): Promise<void> {
  if (row.lastSeenAt && Date.now() - row.lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await db
    .update(staff)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(staff.id, row.id));
}
