import type { SignedIn } from "@/components/shell/signed-in";
import type { ActionListItem } from "@/server/api/reads/list-actions";

export type Verb = "approve" | "reject" | "cancel" | "retry";

type Row = Pick<ActionListItem, "status" | "submitter">;

const FITS: Record<Verb, readonly ActionListItem["status"][]> = {
  approve: ["held"],
  reject: ["held"],
  cancel: ["held", "approved", "queued"],
  retry: ["failed", "expired", "cancelled"],
};

/** Whether an action's status allows the verb at all, whoever asks. */
export const fits = (verb: Verb, row: Pick<ActionListItem, "status">): boolean => FITS[verb].includes(row.status);

/** Why this person may not, in words for the screen; null: they may. The server decides again. */
export function refusalFor(verb: Verb, row: Row, me: Pick<SignedIn, "id" | "role">): string | null {
  if (me.role !== "operator") return `Your role is ${me.role}; this takes an operator.`;
  const isDecision = verb === "approve" || verb === "reject";
  if (isDecision && row.submitter.kind === "staff" && row.submitter.id === me.id) {
    return "You submitted this, so somebody else must decide.";
  }
  return null;
}

export function mayDo(verb: Verb, row: Row, me: Pick<SignedIn, "id" | "role">): boolean {
  return fits(verb, row) && refusalFor(verb, row, me) === null;
}
