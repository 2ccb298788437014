import { asc, eq, inArray, sql } from "drizzle-orm";
import { signInFailures } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { sha256 } from "@/server/kernel/key";
import { databaseNow } from "@/server/kernel/database-now";
import { networkOf } from "./network-of";

const WINDOW_MS = 15 * 60_000;
const FIRST_WAIT_MS = 30_000;
const MINUTE_MS = 60_000;

export interface ThrottleLimit {
  /** Failures before the first wait. */
  freeFailures: number;
  longestWaitMs: number;
}

const LIMITS = {
  /** One client at one address: here the guessing is slowed down, and nobody else is hindered. */
  pair: { freeFailures: 5, longestWaitMs: 15 * MINUTE_MS },
  /** A whole office may share one client address, so that one has more room. */
  client: { freeFailures: 20, longestWaitMs: 15 * MINUTE_MS },
  /** All the world at one address. Strangers alone can bring this about, so its owner has more room and waits less. */
  email: { freeFailures: 30, longestWaitMs: 5 * MINUTE_MS },
} satisfies Record<string, ThrottleLimit>;

export interface ThrottleKey extends ThrottleLimit {
  key: string;
  scope: keyof typeof LIMITS;
}

export interface Attempter {
  email: string;
  client: string;
}

/** `purpose` keeps asking for links, and proofs within a session, apart from sign-in: one must not lock the other. */
export function throttleKeys({ email, client }: Attempter, purpose: "" | "link-" | "proof-" = ""): ThrottleKey[] {
  const [address, network] = [email.toLowerCase(), networkOf(client)];
  const subjects = { pair: `${address} from ${network}`, client: network, email: address };
  const scopes = ["pair", "client", "email"] as const;
  return scopes.map((scope) => ({ key: `${purpose}${scope}:${sha256(subjects[scope])}`, scope, ...LIMITS[scope] }));
}

/** What is left of the keys for somebody whom the failures of all the world must not hold up. */
export const exceptEverybodys = (keys: readonly ThrottleKey[]): ThrottleKey[] =>
  keys.filter(({ scope }) => scope !== "email");

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
  for (const { key, ...limit } of sorted) {
    const before = rows.find((row) => row.key === key);
    if (!before) continue;
    await tx
      .update(signInFailures)
      .set(countFailure(before, limit, now))
      .where(eq(signInFailures.key, key));
  }
  return { waitMs: 0 };
}

export async function clearAttempts(tx: Tx, keys: readonly ThrottleKey[]): Promise<void> {
  const names = keys.map(({ key }) => key);
  await tx.delete(signInFailures).where(inArray(signInFailures.key, names));
}

/** What the table holds beside failures: from where somebody signed in of late. */
export const KNOWN_PREFIX = "known:";

/** Counts nobody needs any more; run on success, so that strangers cannot make it run. */
export async function forgetOldFailures(tx: Tx): Promise<void> {
  await tx.execute(sql`
    delete from sign_in_failures where key in (
      select key from sign_in_failures
      where greatest(window_start, blocked_until)
        < now() - case when starts_with(key, ${KNOWN_PREFIX}) then interval '30 days' else interval '1 day' end
      limit 1000 for update skip locked
    )`);
}

export interface FailureCount {
  failures: number;
  windowStart: Date;
  blockedUntil: Date | null;
}

/** The count after one more failure. It starts anew after a quiet quarter of an hour, a wait not counted as quiet. */
export function countFailure(before: FailureCount, limit: ThrottleLimit, now: Date): FailureCount {
  const quietSince = Math.max(before.windowStart.getTime(), before.blockedUntil?.getTime() ?? 0);
  const isOver = now.getTime() - quietSince > WINDOW_MS;
  const failures = isOver ? 1 : before.failures + 1;
  const waitMs = waitAfter(failures, limit);
  return {
    failures,
    windowStart: isOver || before.failures === 0 ? now : before.windowStart,
    blockedUntil: waitMs > 0 ? new Date(now.getTime() + waitMs) : null,
  };
}

/** 30 s after the last free failure, then doubling up to the longest. */
export function waitAfter(failures: number, { freeFailures, longestWaitMs }: ThrottleLimit): number {
  if (failures < freeFailures) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - freeFailures), longestWaitMs);
}
