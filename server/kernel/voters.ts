import type { StaffRole } from "./actor";
import type { ActionFile, Delegation, Human } from "./docket";
import { KernelError } from "./errors";
import type { Quorum } from "./quorum";

/** In what right somebody votes: their own, or that of who delegated to them. */
export interface Capacity {
  role: StaffRole;
  /** Whose vote it is. */
  countsFor: string;
  onBehalfOf: string | null;
}

interface Asked {
  file: ActionFile;
  quorum: Quorum;
  human: Human;
  onBehalfOf: string | undefined;
  delegations: readonly Delegation[];
}

/** The right in which this person may vote on this action, or why they may not. */
export function findCapacity(asked: Asked): Capacity | KernelError {
  const { file, quorum, human, onBehalfOf } = asked;
  const capacity = onBehalfOf ? delegatedCapacity(asked, onBehalfOf) : ownCapacity(human);
  if (capacity instanceof KernelError) return capacity;
  const roles = quorum.map((group) => group.role);
  if (!roles.includes(capacity.role)) {
    return new KernelError("forbidden", `Deciding on this action takes the role ${roles.join(" or ")}.`);
  }
  return refuseInterested(file, [human.id, capacity.countsFor]) ?? capacity;
}

const ownCapacity = ({ id, role }: Human): Capacity => ({ role, countsFor: id, onBehalfOf: null });

function delegatedCapacity({ file, human, delegations }: Asked, from: string): Capacity | KernelError {
  const found = delegations.find(
    ({ fromId, toId, kinds }) =>
      fromId === from && toId === human.id && (kinds === null || kinds.includes(file.row.kind)),
  );
  if (!found)
    return new KernelError("no_delegation", "You have no delegation from that person for this, or it has ended.");
  return { role: found.role, countsFor: from, onBehalfOf: from };
}

/** Whoever asked for it, answers for the agent that did, or put other words into it has an interest in a yes. */
function refuseInterested({ row, agentOwner, editors }: ActionFile, people: readonly string[]): KernelError | null {
  const isOneOf = (id: string | null) => id !== null && people.includes(id);
  if (row.submitterKind === "staff" && isOneOf(row.submitter)) {
    return new KernelError("own_action", "You submitted this action, so somebody else must decide.");
  }
  if (isOneOf(agentOwner)) {
    return new KernelError("own_agent", `You own ${row.submitter}, so somebody else must decide on what it asks for.`);
  }
  if (editors.some(isOneOf)) {
    return new KernelError("own_edit", "You changed what this action asks for, so somebody else must decide.");
  }
  return null;
}
