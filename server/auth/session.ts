import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import { endedSessions, reauthentications, staff } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { sha256 } from "@/server/kernel/key";
import { sessionToken } from "./session-cookie";
import { asSignedIn } from "./staff-member";
import type { SignedInStaff, StaffRow } from "./staff-member";

export const SESSION_MAX_AGE_SECONDS = 12 * 60 * 60;
const SEEN_EVERY_MS = 60_000;

/** All that a session's token says. Name, role and rights are read from the staff row at each request. */
const SessionClaims = z.object({
  /** Random; only its hash is ever stored. */
  sessionId: z.string().min(32),
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

export interface StandingSession {
  row: StaffRow;
  sessionHash: string;
  /** The sign-in, or the last proof of identity since. */
  authenticatedAt: Date;
  endsAt: Date;
}

type SignedIn = Pick<StandingSession, "sessionHash" | "authenticatedAt"> & { staff: SignedInStaff };

/** The signed-in person, or null. Whoever was disabled or whose sessions were ended is nobody from this request on. */
export async function staffFromRequest(db: Db, headers: Headers, settings: SessionSettings): Promise<SignedIn | null> {
  const token = sessionToken(headers, settings.publicUrl);
  if (!token) return null;
  const session = await findSession(db, await readToken(token, settings.secret));
  if (!session) return null;
  await recordSeen(db, session.row);
  const { row, sessionHash, authenticatedAt } = session;
  return { staff: asSignedIn(row), sessionHash, authenticatedAt };
}

/** What a decoded token stands for, as long as the session stands; all of it by the database's clock. */
export async function findSession(db: Db, decoded: JWT | null): Promise<StandingSession | null> {
  const claims = SessionClaims.safeParse(decoded);
  if (!claims.success) return null;
  const { staffId, sessionVersion, signedInAt } = claims.data;
  const sessionHash = sha256(claims.data.sessionId);
  const endsAtSeconds = signedInAt + SESSION_MAX_AGE_SECONDS;
  const ended = db
    .select({ one: sql`1` })
    .from(endedSessions)
    .where(eq(endedSessions.sessionHash, sessionHash));
  const ofSession = and(eq(reauthentications.sessionHash, sessionHash), eq(reauthentications.staffId, staff.id));
  const [found] = await db
    .select({ row: staff, provedAt: reauthentications.at })
    .from(staff)
    .leftJoin(reauthentications, ofSession)
    .where(
      and(
        eq(staff.id, staffId),
        eq(staff.sessionVersion, sessionVersion),
        isNull(staff.disabledAt),
        sql`now() < to_timestamp(${endsAtSeconds})`,
        notExists(ended),
      ),
    );
  if (!found) return null;
  const authenticatedAt = new Date(Math.max(signedInAt * 1_000, found.provedAt?.getTime() ?? 0));
  return { row: found.row, sessionHash, authenticatedAt, endsAt: new Date(endsAtSeconds * 1_000) };
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
