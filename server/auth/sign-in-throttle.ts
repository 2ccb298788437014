import { asc, eq, inArray, sql } from "drizzle-orm";
import { signInFailures } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { sha256 } from "@/server/kernel/key";
import { databaseNow } from "@/server/kernel/database-now";

const WINDOW_MS = 15 * 60_000;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Failures before the first wait. A whole office may share one client address, so that one has more room. */
const FREE_FAILURES = { email: 5, client: 20 } as const;

export interface ThrottleKey {
  key: string;
  freeFailures: number;
}

/** `purpose` keeps asking for links, and proofs within a session, apart from sign-in: one must not lock the other. */
export function throttleKeys(
  who: { email: string; client: string },
  purpose: "" | "link-" | "proof-" = "",
): ThrottleKey[] {
  const scopes = ["email", "client"] as const;
  return scopes.map((scope) => ({
    key: `${purpose}${scope}:${sha256(who[scope].toLowerCase())}`,
    freeFailures: FREE_FAILURES[scope],
  }));
}

/**
 * Counts an attempt as failed before it is tried, and answers how long to wait when it may not be tried at all
 * (0: go on). Counting first bounds what many guesses at the same moment can learn; success clears the count.
 */
export async function takeAttempt(tx: Tx, keys: readonly ThrottleKey[]): Promise<{ waitMs: number }> {
  const now = await databaseNow(tx);
  // Always in the order of the keys, so that two attempts cannot wait for each other.
  const sorted = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const names = sorted.map(({ key }) => key);
  await tx
    .insert(signInFailures)
    .values(names.map((key) => ({ key, failures: 0, windowStart: now })))
    .onConflictDoNothing();
  const rows = await tx
    .select()
    .from(signInFailures)
    .where(inArray(signInFailures.key, names))
    .orderBy(asc(signInFailures.key))
    .for("update");
  const waitMs = Math.max(...rows.map((row) => (row.blockedUntil?.getTime() ?? 0) - now.getTime()));
  if (waitMs > 0) return { waitMs };
  for (const { key, freeFailures } of sorted) {
    const before = rows.find((row) => row.key === key);
    if (!before) continue;
    await tx
      .update(signInFailures)
      .set(countFailure(before, freeFailures, now))
      .where(eq(signInFailures.key, key));
  }
  return { waitMs: 0 };
}

export async function clearAttempts(tx: Tx, keys: readonly ThrottleKey[]): Promise<void> {
  const names = keys.map(({ key }) => key);
  await tx.delete(signInFailures).where(inArray(signInFailures.key, names));
}

/** Counts nobody needs any more; run on success, so that strangers cannot make it run. */
export async function forgetOldFailures(tx: Tx): Promise<void> {
  await tx.execute(sql`
    delete from sign_in_failures where key in (
      select key from sign_in_failures
      where greatest(window_start, blocked_until) < now() - interval '1 day'
      limit 1000 for update skip locked
    )`);
}

export interface FailureCount {
  failures: number;
  windowStart: Date;
  blockedUntil: Date | null;
}

/** The count after one more failure. It starts anew after a quiet quarter of an hour, a wait not counted as quiet. */
export function countFailure(before: FailureCount, freeFailures: number, now: Date): FailureCount {
  const quietSince = Math.max(before.windowStart.getTime(), before.blockedUntil?.getTime() ?? 0);
  const isOver = now.getTime() - quietSince > WINDOW_MS;
  const failures = isOver ? 1 : before.failures + 1;
  const waitMs = waitAfter(failures, freeFailures);
  return {
    failures,
    windowStart: isOver || before.failures === 0 ? now : before.windowStart,
    blockedUntil: waitMs > 0 ? new Date(now.getTime() + waitMs) : null,
  };
}

/** 30 s after the last free failure, then doubling up to a quarter of an hour. */
export function waitAfter(failures: number, freeFailures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - freeFailures), LONGEST_WAIT_MS);
}
