import { z } from "zod";
import type { EVIDENCE_ORIGINS } from "@/drizzle/schema/actions";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { findUnstorableText } from "@/server/kernel/unstorable-text";

export const NOTE_CHARS_MAX = 2_000;
export const CONTEXT_CHARS_MAX = 20_000;

/** What is said with a verb: a reason, a question, an answer, a result. */
export const TaskNote = z.string().trim().min(1).max(NOTE_CHARS_MAX);

/** Whose words these are, as far as an agent may say: its own, or from outside the house. */
const Origin = z.enum(["operator", "agent", "external"]);

export const TaskAttachment = z
  .object({
    title: z.string().trim().min(1).max(200),
    text: z.string().min(1).max(CONTEXT_CHARS_MAX).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    origin: Origin.optional(),
  })
  .strict()
  .refine(({ text, url }) => (text === undefined) !== (url === undefined), {
    message: "an attachment gives either a text or a url",
  });
export type TaskAttachment = z.infer<typeof TaskAttachment>;

export const TaskAttachments = z.array(TaskAttachment).max(10);
export const TaskOrigin = Origin;

/** Only people vouch as operators; an agent that claims to is recorded as an agent. */
export function originFor(
  origin: z.infer<typeof Origin> | undefined,
  actor: Actor,
): Extract<(typeof EVIDENCE_ORIGINS)[number], "operator" | "agent" | "external"> {
  if (origin === "external") return origin;
  return actor.kind === "staff" ? (origin ?? "operator") : "agent";
}

export function refuseUnstorable(words: unknown): void {
  const path = findUnstorableText(words);
  if (path === null) return;
  const message = "holds a NUL, half of a surrogate pair, or a mark that turns the reading direction";
  throw new KernelError("invalid_input", "A text of this task cannot be stored.", { fields: [{ path, message }] });
}
