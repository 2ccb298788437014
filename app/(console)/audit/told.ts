import { actorName } from "@/components/approval/actor-name";
import { systemName } from "./system-name";
import type { AuditEvent } from "./trail-sentence";

/** What a sentence of the trail is made of. */
export interface Told {
  who: string;
  /** The action by its title, or by its kind where it has none. */
  what: string;
  /** A word of the event's body, or the second text where the body does not have it. */
  word: (field: string, otherwise?: string) => string;
  /** The reason somebody gave, with what stands before it; nothing when none was given. */
  reason: string;
  event: AuditEvent;
}

export type Sentences = Record<string, (told: Told) => string>;

export function told(event: AuditEvent): Told {
  const word: Told["word"] = (field, otherwise = "?") => {
    const value = event.body[field];
    return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
  };
  const reason = event.private?.reason;
  return {
    who: event.actor.kind === "system" ? systemName(event.actor.id) : actorName(event.actor),
    what: event.actionTitle ? `“${event.actionTitle}”` : word("kind", "an action"),
    word,
    reason: typeof reason === "string" ? `: ${reason}` : "",
    event,
  };
}
