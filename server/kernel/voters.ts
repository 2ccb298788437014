import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { supersededGenerations } from "@/drizzle/schema/actions";
import { agents } from "@/drizzle/schema/agents";
import { delegations, staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import type { Actor, StaffRole } from "./actor";
import { KernelError } from "./errors";
import type { ActionRow } from "./load";
import type { Quorum } from "./quorum";

export type Human = Extract<Actor, { kind: "staff" }>;

/** In what right somebody votes: their own, or that of who delegated to them. */
export interface Capacity {
  role: StaffRole;
  /** Whose vote it is. */
  countsFor: string;
  onBehalfOf: string | null;
}

interface Asked {
  row: ActionRow;
  quorum: Quorum;
  human: Human;
  onBehalfOf: string | undefined;
  now: Date;
}

/** The right in which this person may vote on this action, or why they may not. */
export async function findCapacity(tx: Tx, asked: Asked): Promise<Capacity | KernelError> {
  const { row, quorum, human, onBehalfOf } = asked;
  const capacity = onBehalfOf ? await delegatedCapacity(tx, asked, onBehalfOf) : ownCapacity(human);
  if (capacity instanceof KernelError) return capacity;
  const roles = quorum.map((group) => group.role);
  if (!roles.includes(capacity.role)) {
    return new KernelError("forbidden", `Deciding on this action takes the role ${roles.join(" or ")}.`);
  }
  return (await refuseInterested(tx, row, [human.id, capacity.countsFor])) ?? capacity;
}

const ownCapacity = ({ id, role }: Human): Capacity => ({ role, countsFor: id, onBehalfOf: null });

async function delegatedCapacity(tx: Tx, { row, human, now }: Asked, from: string): Promise<Capacity | KernelError> {
  const [found] = await tx
    .select({ role: staff.role })
    .from(delegations)
    .innerJoin(staff, and(eq(staff.id, delegations.fromId), isNull(staff.disabledAt)))
    .where(
      and(
        eq(delegations.fromId, from),
        eq(delegations.toId, human.id),
        lte(delegations.startsAt, now),
        gt(delegations.endsAt, now),
        isNull(delegations.revokedAt),
        or(isNull(delegations.kinds), sql`${row.kind} = any(${delegations.kinds})`),
      ),
    )
    .limit(1);
  if (!found)
    return new KernelError("no_delegation", "You have no delegation from that person for this, or it has ended.");
  return { role: found.role, countsFor: from, onBehalfOf: from };
}

/** Whoever asked for it, answers for the agent that did, or put other words into it has an interest in a yes. */
async function refuseInterested(tx: Tx, row: ActionRow, people: readonly string[]): Promise<KernelError | null> {
  const isOneOf = (id: string | null | undefined) => id != null && people.includes(id);
  if (row.submitterKind === "staff" && isOneOf(row.submitter)) {
    return new KernelError("own_action", "You submitted this action, so somebody else must decide.");
  }
  const [agent] =
    row.submitterKind === "agent"
      ? await tx.select({ owner: agents.ownerId }).from(agents).where(eq(agents.name, row.submitter))
      : [];
  if (isOneOf(agent?.owner)) {
    return new KernelError("own_agent", `You own ${row.submitter}, so somebody else must decide on what it asks for.`);
  }
  const editors = await tx
    .select({ id: supersededGenerations.replacedBy })
    .from(supersededGenerations)
    .where(and(eq(supersededGenerations.actionId, row.id), eq(supersededGenerations.edited, true)));
  if (editors.some(({ id }) => isOneOf(id))) {
    return new KernelError("own_edit", "You changed what this action asks for, so somebody else must decide.");
  }
  return null;
}
