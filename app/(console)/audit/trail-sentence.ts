import { eventSentence } from "@/components/approval/event-sentence";
import type { Outputs } from "@/components/trpc/outputs";
import { ACTION_SENTENCES } from "./action-sentences";
import { HOUSE_SENTENCES } from "./house-sentences";
import { told } from "./told";

export type AuditEvent = Outputs["audit"]["list"]["items"][number];

/** What happened, as the trail tells it: among many actions, so every sentence names what it speaks of. */
export function trailSentence(event: AuditEvent): string {
  const tell = SENTENCES.get(event.type);
  return tell ? tell(told(event)) : eventSentence(event).replace(/\.$/, "");
}

const SENTENCES = new Map(Object.entries({ ...HOUSE_SENTENCES, ...ACTION_SENTENCES }));
