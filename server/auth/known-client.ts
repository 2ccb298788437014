import { eq, sql } from "drizzle-orm";
import { signInFailures } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { sha256 } from "@/server/kernel/key";
import { networkOf } from "./network-of";
import { KNOWN_PREFIX } from "./sign-in-throttle";
import type { Attempter } from "./sign-in-throttle";

const keyOf = ({ email, client }: Attempter) =>
  KNOWN_PREFIX + sha256(`${email.toLowerCase()} from ${networkOf(client)}`);

/** Whether the person has signed in from here of late: then guesses of all the world do not hold them up. */
export async function isKnownClient(tx: Tx, who: Attempter): Promise<boolean> {
  return (await tx.$count(signInFailures, eq(signInFailures.key, keyOf(who)))) > 0;
}

export async function rememberClient(tx: Tx, who: Attempter): Promise<void> {
  const seen = { windowStart: sql`now()` };
  await tx
    .insert(signInFailures)
    .values({ key: keyOf(who), failures: 0, ...seen })
    .onConflictDoUpdate({ target: signInFailures.key, set: seen });
}
