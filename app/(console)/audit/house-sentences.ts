import { scopeWords } from "@/app/(console)/scope-words";
import type { Sentences } from "./told";

/** What happens around actions: agents and their keys, people and their sign-ins, policy and the big red switches. */
export const HOUSE_SENTENCES: Sentences = {
  "submit.refused": ({ who, word }) =>
    `${who} asked for ${word("action", "an action")} and was refused (${word("code")})`,
  "agent.paused": ({ who, word }) => `${who} paused ${word("agent")}: ${word("reason", "no reason given")}`,
  "agent.resumed": ({ who, word }) => `${who} let ${word("agent")} work again`,
  "agent.callback_set": ({ who, word }) => `${who} set the callback address of ${word("agent")}`,
  "agent.callback_disabled": ({ who, word }) => `${who} switched off the callback of ${word("agent")}`,
  "agent.callback_enabled": ({ who, word }) => `${who} switched on the callback of ${word("agent")}`,
  "agent.callback_gone": ({ word }) =>
    `The callback of ${word("agent")} said that it is gone for good, and was switched off`,
  "agent_key.created": ({ who, word }) => `${who} made the key “${word("label")}” for ${word("agent")}`,
  "agent_key.rotated": ({ who, word }) => `${who} replaced a key of ${word("agent")}`,
  "agent_key.revoked": ({ who, word }) => `${who} revoked a key of ${word("agent")}`,
  "staff.created": ({ who, word }) => `${who} added a staff member as ${word("role")}`,
  "staff.role_changed": ({ who, word }) => `${who} changed a staff member from ${word("from")} to ${word("to")}`,
  "staff.disabled": ({ who }) => `${who} disabled a staff member`,
  "staff.enabled": ({ who }) => `${who} enabled a staff member again`,
  "staff.password_set": ({ who }) => `${who} set a staff member's password`,
  "staff.sessions_ended": ({ who }) => `${who} ended a staff member's sessions`,
  "staff.signed_in": ({ who, word }) => `${who} signed in by ${word("method", "password")}`,
  "staff.signed_out": ({ who }) => `${who} signed out`,
  "staff.sign_in_failed": ({ word }) => `A sign-in by ${word("method", "password")} failed`,
  "staff.sign_in_throttled": () => "A sign-in was refused after too many failures",
  "staff.sign_in_link_requested": () => "A sign-in link was asked for",
  "staff.reauthenticated": ({ who, word }) => `${who} proved by ${word("method")} who they are`,
  "staff.reauthentication_failed": ({ who, word }) => `${who} could not prove by ${word("method")} who they are`,
  "staff.reauthentication_throttled": ({ who }) => `${who} has to wait before another try to prove who they are`,
  "passkey.added": ({ who, word }) => `${who} added the passkey “${word("label")}”`,
  "passkey.removed": ({ who, word }) => `${who} removed the passkey “${word("label")}”`,
  "delegation.created": ({ who }) => `${who} let somebody decide for somebody else`,
  "delegation.revoked": ({ who }) => `${who} revoked a delegation`,
  "on_call.set": ({ who }) => `${who} changed who is on call`,
  "agent.owner_set": ({ who, word }) => `${who} changed the owner of ${word("agent")}`,
  "submit.repeated": ({ who, what }) => `${who} submitted ${what} again and was answered with it`,
  "submit.dry_run": ({ who, word }) =>
    `${who} asked what would happen to ${word("kind", "an action")}: ${word("verdict")}`,
  "staff_token.created": ({ who }) => `${who} made a personal token`,
  "staff_token.revoked": ({ who }) => `${who} revoked a personal token`,
  "kill_switch.on": ({ who, word }) =>
    `${who} stopped ${scopeWords(word("scope"))}: ${word("reason", "no reason given")}`,
  "kill_switch.off": ({ who, word }) => `${who} let ${scopeWords(word("scope"))} start again`,
  "policy.released": ({ who, word }) => `${who} released policy version ${word("version")}`,
  "policy.activated": ({ who, word }) => `${who} activated policy version ${word("version")}`,
  "policy.parameters_set": ({ who, word }) =>
    `${who} set parameters, as policy version ${word("version")}${note(word)}`,
  "policy.drafted": ({ who, word }) => `${who} drafted policy version ${word("version")}${note(word)}`,
  "policy.draft_changed": ({ who, word }) =>
    `${who} changed the draft of policy version ${word("version")}${note(word)}`,
  "policy.draft_discarded": ({ who, word }) => `${who} discarded the draft of policy version ${word("version")}`,
  "policy.simulated": ({ who, word }) => `${who} simulated policy version ${word("version")} over past decisions`,
  "policy.shadow_started": ({ who, word }) =>
    `${who} set policy version ${word("version")} beside the active one, to watch it`,
  "policy.shadow_ended": ({ who, word }) => `${who} ended the watch over policy version ${word("version")}`,
  "template.drafted": ({ who, word }) => `${who} began version ${word("version")} of “${word("name")}”`,
  "template.draft_changed": ({ who, word }) =>
    `${who} changed the draft of version ${word("version")} of “${word("name")}”`,
  "template.draft_discarded": ({ who, word }) =>
    `${who} discarded the draft of version ${word("version")} of a template`,
  "template.published": ({ who, word }) => `${who} published version ${word("version")} of a template`,
  "template.retired": ({ who, word }) => `${who} retired version ${word("version")} of a template`,
  "audit.verified": ({ who, word }) => `${who} verified the trail of ${word("size")} events${outcome(word)}`,
  "audit.key_rotated": ({ who }) => `${who} rotated the key that seals the trail`,
  "audit.archived": ({ who, word }) =>
    `${who} archived the first ${word("until")} events and took out ${word("events")}`,
  "member.erased": ({ who, word }) =>
    `${who} erased what ${word("events")} events, ${word("payloads", "0")} webhooks and ${word("mails", "0")} local mails said about a member`,
  "webhook.payloads_removed": ({ word }) =>
    `The payloads of ${word("count")} webhooks were removed: they had been kept long enough`,
  "suppression.added": ({ who, word }) => `${who} closed an address for ${scope(word)}: ${cause(word)}`,
  "suppression.extended": ({ who, word }) =>
    `${who} closed an address anew or for longer, for ${scope(word)}: ${cause(word)}`,
  "webhook.dead": ({ word }) =>
    `A webhook of ${word("source")} could not be processed: ${word("eventType")} (attempt ${word("attempts")})`,
  "webhook.replayed": ({ who, word }) =>
    `${who} had a webhook of ${word("source")} processed again: ${word("eventType")}, which was ${word("was")}`,
  "audience.created": ({ who }) => `${who} saved an audience`,
  "audience.changed": ({ who, word }) => `${who} changed an audience; it is version ${word("version")} now`,
  "audience.list_kept": ({ who, word }) => `${who} kept a list of ${word("members")} members from a file`,
  "audience.archived": ({ who }) => `${who} archived an audience`,
  "domain.added": ({ who, word }) => `${who} added the sending domain ${word("domain")}; its warm-up begins`,
  "domain.verified": ({ who, word }) => `${who} said that ${word("domain")} is verified and may send`,
  "domain.unverified": ({ who, word }) =>
    `${who} said that ${word("domain")} is not verified; nothing goes out from it`,
  "domain.limited": ({ who, word }) =>
    `${who} changed what ${word("domain")} may send from ${word("was")} to ${word("hourlyMax")} mails an hour`,
  "preferences.changed": ({ event }) => `A reader ${choices(event.body)}`,
  "demo.seeded": () => "The demo's people, firms and actions were made",
};

type Word = (field: string, otherwise?: string) => string;

const scope = (word: Word): string => {
  const said = word("scope", "all");
  if (said === "topic") return `the topic ${word("topic")}`;
  return said === "all" ? "all mail" : said;
};

/** What a reader said of each topic is in the body under the topic's name. */
function choices(body: Record<string, unknown>): string {
  const named = (is: boolean) => Object.keys(body).filter((field) => body[field] === is);
  const parts = [
    ...named(false).map((topic) => `left the topic ${topic}`),
    ...named(true).map((topic) => `agreed to the topic ${topic}`),
  ];
  return parts.join(" and ") || "changed what they want to hear about";
}

/** Events of an earlier time called the provider's word "type". */
const cause = (word: Word): string => word("eventType", word("type", word("reason")));

function outcome(word: (field: string, otherwise?: string) => string): string {
  const fault = word("fault", "");
  return fault ? `: ${fault}` : ", and all of it holds";
}

function note(word: (field: string, otherwise?: string) => string): string {
  const text = word("note", "");
  return text ? `: ${text}` : "";
}
