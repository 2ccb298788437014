import type { VARIANT_TEMPLATES } from "@/drizzle/schema/templates";
import type { RenderedMail } from "@/server/email/define-template";
import { templateOf } from "@/server/email/templates/registry";
import type { LetterCopy } from "./letter-copy";

/** What an unsubscribe link looks like where nobody can be unsubscribed. */
const NO_WAY_OUT = "https://reader.invalid/unsubscribe";

/** A variant's words as a reader would get them. Its unsubscribe link leads nowhere. */
export function renderSample(
  templateKey: (typeof VARIANT_TEMPLATES)[number],
  copy: LetterCopy,
  firstName = "Margaret",
): Promise<RenderedMail> {
  const reader = templateKey === "block_letter" ? { firstName, unsubscribeUrl: NO_WAY_OUT } : { firstName };
  return templateOf(templateKey).render({ ...copy, ...reader });
}
