import type { SignedIn } from "@/components/shell/signed-in";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { ActionListItem } from "@/server/api/reads/list-actions";

export type Verb = "approve" | "reject" | "withdraw" | "retry" | "continue" | "stop" | "resolve";

type Status = ActionListItem["status"];
type Row = Pick<ActionListItem, "status" | "submitter" | "stageHeldAt"> & {
  /** Known of an open action; a row of a list does not tell who must approve it. */
  request?: Pick<NonNullable<ActionDetail["request"]>, "quorum"> | null;
};
/** `alsoAs`: in whose roles they may vote by delegation. */
type Person = Pick<SignedIn, "id" | "role"> & { alsoAs?: readonly string[] };

const FITS: Record<Verb, readonly Status[]> = {
  approve: ["held"],
  reject: ["held"],
  withdraw: ["held", "approved", "queued"],
  retry: ["failed", "expired", "cancelled"],
  continue: ["running"],
  stop: ["running"],
  resolve: ["unknown"],
};

/** Whether where an action stands allows the verb at all, whoever asks. */
export function fits(verb: Verb, row: Pick<Row, "status" | "stageHeldAt">): boolean {
  return FITS[verb].includes(row.status) && (verb !== "continue" || row.stageHeldAt !== null);
}

/** Why this person may not, in words for the screen; null: they may. The server decides again. */
export function refusalFor(verb: Verb, row: Row, me: Person): string | null {
  const isDecision = verb === "approve" || verb === "reject";
  const roles = isDecision ? rolesFor(row) : ["operator"];
  const own = isDecision ? [me.role, ...(me.alsoAs ?? [])] : [me.role];
  if (!own.some((role) => roles.includes(role))) return `Your role is ${me.role}; this takes ${withArticles(roles)}.`;
  if (isDecision && row.submitter.kind === "staff" && row.submitter.id === me.id) {
    return "You submitted this, so somebody else must decide.";
  }
  return null;
}

export function mayDo(verb: Verb, row: Row, me: Person): boolean {
  return fits(verb, row) && refusalFor(verb, row, me) === null;
}

/** Whether somebody of this role can ever do it. */
export function isForRole(verb: Verb, role: SignedIn["role"]): boolean {
  return role === "operator" || (role !== "viewer" && (verb === "approve" || verb === "reject"));
}

/** Where a list cannot know, everybody who may be asked is let through to the server. */
function rolesFor({ request }: Row): string[] {
  return request?.quorum.map(({ role }) => role) ?? ["operator", "editor", "support"];
}

const ARTICLES: Record<string, string> = { operator: "an operator", editor: "an editor", support: "support" };

function withArticles(roles: readonly string[]): string {
  if (roles.length > 2) return "an operator";
  return roles.map((role) => ARTICLES[role] ?? role).join(" or ");
}
