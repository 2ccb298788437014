import { actorName, eventSentence } from "@/components/approval/event-sentence";
import type { Outputs } from "@/components/trpc/outputs";

export type AuditEvent = Outputs["audit"]["list"]["items"][number];

/** What happened, as the trail tells it: like an action's own timeline, but naming what was asked for. */
export function trailSentence(event: AuditEvent): string {
  const tell = SENTENCES[event.type];
  return tell ? tell(actorName(event.actor), wordsOf(event.body)) : eventSentence(event).replace(/\.$/, "");
}

/** A word of an event's body, or the second text where the body does not have it. */
type Word = (field: string, otherwise?: string) => string;

function wordsOf(body: Record<string, unknown>): Word {
  return (field, otherwise = "?") => {
    const value = body[field];
    return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  };
}

const SENTENCES: Record<string, (who: string, word: Word) => string> = {
  "action.held": (who, word) => `${who} asked for ${word("kind", "an action")}; policy holds it for a person`,
  "action.queued_at_submit": (who, word) => `${who} asked for ${word("kind", "an action")}; policy lets it run`,
  "action.blocked_at_submit": (who, word) => `${who} asked for ${word("kind", "an action")}; policy blocked it`,
  "submit.refused": (who, word) => `${who} asked for ${word("action", "an action")} and was refused (${word("code")})`,
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
  "staff.reauthenticated": (who, word) => `${who} proved by ${word("method")} who they are`,
  "staff.reauthentication_failed": (who, word) => `${who} could not prove by ${word("method")} who they are`,
  "staff.reauthentication_throttled": (who) => `${who} has to wait before another try to prove who they are`,
  "passkey.added": (who, word) => `${who} added the passkey “${word("label")}”`,
  "passkey.removed": (who, word) => `${who} removed the passkey “${word("label")}”`,
  "delegation.created": (who) => `${who} let somebody decide for somebody else`,
  "delegation.revoked": (who) => `${who} revoked a delegation`,
  "on_call.set": (who) => `${who} changed who is on call`,
  "agent.owner_set": (who, word) => `${who} changed the owner of ${word("agent")}`,
  "staff_token.created": (who) => `${who} made a personal token`,
  "staff_token.revoked": (who) => `${who} revoked a personal token`,
  "policy.released": (who) => `${who} released a policy version`,
};
