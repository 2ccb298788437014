import { and, inArray, isNull } from "drizzle-orm";
import { delegations, staff } from "@/drizzle/schema/staff";
import { assertOperator } from "@/server/auth/assert-operator";
import type { Db, Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { databaseNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { addToOutbox } from "@/server/kernel/outbox";

const DAYS_MAX = 90;
const DAY_MS = 86_400_000;

export interface NewDelegation {
  fromId: string;
  toId: string;
  /** Null: all of them. */
  kinds: string[] | null;
  reason: string;
  /** Absent, or past: now. */
  startsAt?: Date;
  endsAt: Date;
}

/** For a while somebody may decide for somebody else. One's own, or arranged by an operator between two others. */
export async function delegate(db: Db, actor: Actor, input: NewDelegation): Promise<{ id: string }> {
  refuseOthers(actor, input);
  return db.transaction(async (tx) => {
    const createdAt = await databaseNow(tx);
    const startsAt = input.startsAt && input.startsAt > createdAt ? input.startsAt : createdAt;
    refuseSpan(startsAt, input.endsAt);
    const names = await assertBothActive(tx, input);
    const { fromId, toId, kinds, reason, endsAt } = input;
    const row = { id: newId(), fromId, toId, kinds, reason, startsAt, endsAt, createdAt };
    await tx.insert(delegations).values({ ...row, createdBy: actor.kind === "staff" ? actor.id : fromId });
    const body = { delegationId: row.id, fromId, toId, kinds, startsAt, endsAt };
    await appendAudit(tx, [{ type: "delegation.created", at: createdAt, actor, body, private: { reason } }]);
    await tellBoth(tx, createdAt, { ...row, names, isOwn: actor.id === fromId });
    return { id: row.id };
  });
}

function refuseOthers(actor: Actor, { fromId, toId }: NewDelegation): void {
  if (fromId === toId) throw new KernelError("invalid_input", "A delegation goes to somebody else.");
  if (actor.kind === "staff" && actor.id === fromId) return;
  assertOperator(actor);
  // Otherwise one operator could be the two people that policy asks for.
  if (actor.id === toId) throw new KernelError("forbidden", "Nobody can take another person's vote for themselves.");
}

function refuseSpan(startsAt: Date, endsAt: Date): void {
  if (endsAt <= startsAt)
    throw new KernelError("invalid_input", "A delegation ends after it begins, and not in the past.");
  if (endsAt.getTime() - startsAt.getTime() > DAYS_MAX * DAY_MS) {
    throw new KernelError("invalid_input", `A delegation lasts up to ${DAYS_MAX} days.`);
  }
}

type Names = { from: string; to: string };

/** Locked, so that somebody who is being disabled does not receive a vote at the same moment. */
async function assertBothActive(tx: Tx, { fromId, toId }: NewDelegation): Promise<Names> {
  const rows = await tx
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(inArray(staff.id, [fromId, toId]), isNull(staff.disabledAt)))
    .orderBy(staff.id)
    .for("share");
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name;
  const [from, to] = [nameOf(fromId), nameOf(toId)];
  if (from === undefined || to === undefined)
    throw new KernelError("not_found", "There is no such active staff member.");
  return { from, to };
}

interface Told extends NewDelegation {
  id: string;
  names: Names;
  isOwn: boolean;
}

/** The delegate hears of it; and whose vote it is, when somebody else gave it away. */
async function tellBoth(tx: Tx, at: Date, { id, fromId, toId, endsAt, names, isOwn }: Told): Promise<void> {
  const title = `${names.to} may decide for ${names.from}`;
  const text = `Until ${endsAt.toISOString()}. See Settings, Delegations.`;
  const notice = (staffId: string, level: "alert" | "urgent") => ({
    topic: "notice.staff" as const,
    dedupeKey: `delegation:${id}:${staffId}`,
    body: { level, audience: `staff:${staffId}`, title, text, actionId: null },
  });
  await addToOutbox(tx, at, [notice(toId, "alert"), ...(isOwn ? [] : [notice(fromId, "urgent")])]);
}
