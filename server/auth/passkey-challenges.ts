import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { passkeyChallenges } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";

export const CHALLENGE_MS = 120_000;

interface Asked {
  staffId: string;
  purpose: (typeof passkeyChallenges.$inferSelect)["purpose"];
  challenge: string;
}

/** Replaces the person's last one: whoever began anew does not go on with the old one. */
export async function keepChallenge(db: Db, { staffId, purpose, challenge }: Asked): Promise<void> {
  const sameAgain = and(eq(passkeyChallenges.staffId, staffId), eq(passkeyChallenges.purpose, purpose));
  await db.transaction(async (tx) => {
    await tx.delete(passkeyChallenges).where(or(sameAgain, lt(passkeyChallenges.expiresAt, sql`now()`)));
    const expiresAt = sql`now() + ${CHALLENGE_MS} * interval '1 millisecond'`;
    await tx.insert(passkeyChallenges).values({ challenge, staffId, purpose, expiresAt });
  });
}

/** Deleting is the test, whatever becomes of the answer: of two uses at the same moment one finds nothing. */
export async function takeChallenge(db: Db, { staffId, purpose, challenge }: Asked): Promise<boolean> {
  const taken = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.challenge, challenge),
        eq(passkeyChallenges.staffId, staffId),
        eq(passkeyChallenges.purpose, purpose),
        gt(passkeyChallenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ challenge: passkeyChallenges.challenge });
  return taken.length === 1;
}
