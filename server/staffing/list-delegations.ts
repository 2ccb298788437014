import { and, asc, desc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { delegations, staff } from "@/drizzle/schema/staff";
import type { Reader } from "@/server/db";
import type { StaffRole } from "@/server/kernel/actor";

const LISTED_MAX = 200;
const giver = alias(staff, "giver");
const taker = alias(staff, "taker");

/** Newest first: an operator sees everybody's, others what they gave and were given. */
export async function listDelegations(reader: Reader, me: { id: string; role: StaffRole }) {
  const isMine = or(eq(delegations.fromId, me.id), eq(delegations.toId, me.id));
  const { id, fromId, toId, kinds, reason, startsAt, endsAt, createdAt, createdBy, revokedAt } = delegations;
  return reader
    .select({
      ...{ id, fromId, toId, kinds, reason, startsAt, endsAt, createdAt, createdBy, revokedAt },
      fromName: giver.name,
      toName: taker.name,
    })
    .from(delegations)
    .innerJoin(giver, eq(giver.id, delegations.fromId))
    .innerJoin(taker, eq(taker.id, delegations.toId))
    .where(me.role === "operator" ? undefined : isMine)
    .orderBy(desc(delegations.id))
    .limit(LISTED_MAX);
}

/** For whom this person may decide now; the kernel judges each vote by the same conditions (voters.ts). */
export async function delegationsOf(reader: Reader, staffId: string) {
  return reader
    .select({
      fromId: delegations.fromId,
      name: staff.name,
      role: staff.role,
      kinds: delegations.kinds,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(staff, and(eq(staff.id, delegations.fromId), isNull(staff.disabledAt)))
    .where(
      and(
        eq(delegations.toId, staffId),
        lte(delegations.startsAt, sql`now()`),
        gt(delegations.endsAt, sql`now()`),
        isNull(delegations.revokedAt),
      ),
    )
    .orderBy(asc(staff.name), asc(delegations.endsAt));
}
