import type { Outputs } from "@/components/trpc/outputs";

export type AuditEvent = Outputs["audit"]["list"]["items"][number];

/** What happened, as one would tell it. A type without a sentence of its own is told by its name. */
export function eventSentence(event: AuditEvent): string {
  const tell = SENTENCES[event.type];
  if (tell) return tell(actorName(event.actor), wordsOf(event.body));
  return `${actorName(event.actor)}: ${event.type.replaceAll(/[._]/g, " ")}`;
}

export function actorName({ kind, id, name }: AuditEvent["actor"]): string {
  if (name) return name;
  switch (kind) {
    case "agent":
      return id;
    case "staff":
      return "A staff member who is gone";
    case "anonymous":
      return "Somebody unknown";
    default:
      return `The ${id.replaceAll("-", " ")}`;
  }
}

/** A word of an event's body, or the second text where the body does not have it. */
type Word = (field: string, otherwise?: string) => string;

function wordsOf(body: Record<string, unknown>): Word {
  return (field, otherwise = "?") => {
    const value = body[field];
    return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  };
}

const plural = (count: string, noun: string) => `${count} ${noun}${count === "1" ? "" : "s"}`;

const SENTENCES: Record<string, (who: string, word: Word) => string> = {
  "action.held": (who, word) => `${who} asked for ${word("kind", "an action")}; policy holds it for a person`,
  "action.queued_at_submit": (who, word) => `${who} asked for ${word("kind", "an action")}; policy lets it run`,
  "action.blocked_at_submit": (who, word) => `${who} asked for ${word("kind", "an action")}; policy blocked it`,
  "action.voted": (who) => `${who} voted to approve; more votes are needed`,
  "action.approved": (who) => `${who} approved the action`,
  "action.rejected": (who) => `${who} rejected the action`,
  "action.expired": () => "Nobody decided in time; the action expired",
  "action.cancelled": (who) => `${who} withdrew the action`,
  "action.revised": (who) => `${who} changed the action; it needs a new decision`,
  "action.blocked": (_, word) => `The action was blocked after it was submitted: ${word("cause", "policy forbids it now")}`,
  "action.lapsed": () => "The approval ran out before the action started",
  "action.queued": () => "The approved action was queued",
  "action.started": (who, word) => `${who} started it, attempt ${word("attempt")}`,
  "action.returned": () => "The facts changed since the approval; the action went back to a person",
  "action.resumed": (who) => `${who} took the action over from a worker that stopped answering`,
  "action.retried": () => "The attempt failed; another one follows",
  "action.succeeded": () => "The action succeeded",
  "action.failed": () => "The action failed",
  "action.uncertain": () => "Nobody knows whether the effect happened; a person must resolve it",
  "action.resolved": (who, word) => `${who} resolved the unknown outcome: ${word("to")}`,
  "action.stopped": (who) => `${who} stopped the running action`,
  "action.retry_asked": (who) => `${who} asked to try an ended action again`,
  "approval.escalated": () => "Nobody had decided yet; the operators were told again",
  "submit.refused": (who, word) => `${who} asked for ${word("action", "an action")} and was refused (${word("code")})`,
  "decision.refused": (who, word) => `${who} tried to decide and was refused (${word("code")})`,
  "agent.paused": (who, word) => `${who} paused ${word("agent")}: ${word("reason", "no reason given")}`,
  "agent.resumed": (who, word) => `${who} let ${word("agent")} work again`,
  "agent.callback_set": (who, word) => `${who} set the callback address of ${word("agent")}`,
  "agent_key.created": (who, word) => `${who} made the key “${word("label")}” for ${word("agent")}`,
  "agent_key.rotated": (who, word) => `${who} replaced a key of ${word("agent")}`,
  "agent_key.revoked": (who, word) => `${who} revoked a key of ${word("agent")}`,
  "staff.created": (who, word) => `${who} added a staff member as ${word("role")}`,
  "staff.role_changed": (who, word) => `${who} changed a staff member from ${word("from")} to ${word("to")}`,
  "staff.disabled": (who) => `${who} disabled a staff member`,
  "staff.enabled": (who) => `${who} enabled a staff member again`,
  "staff.password_set": (who) => `${who} set a staff member's password`,
  "staff.sessions_ended": (who) => `${who} ended a staff member's sessions`,
  "staff.signed_in": (who, word) => `${who} signed in by ${word("method", "password")}`,
  "staff.signed_out": (who) => `${who} signed out`,
  "staff.sign_in_failed": (_, word) => `A sign-in by ${word("method", "password")} failed`,
  "staff.sign_in_throttled": () => "A sign-in was refused after too many failures",
  "staff.sign_in_link_requested": () => "A sign-in link was asked for",
  "staff_token.created": (who) => `${who} made a personal token`,
  "staff_token.revoked": (who) => `${who} revoked a personal token`,
  "policy.released": (who) => `${who} released a policy version`,
  "audit.sealed": (_, word) => `The trail was sealed, ${plural(word("count", "some"), "event")}`,
};
