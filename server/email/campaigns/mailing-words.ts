import type { Reader } from "@/server/db";
import type { TemplateKey } from "@/server/email/templates/registry";
import { findSendable } from "@/server/email/variants/sendable-version";
import { KernelError } from "@/server/kernel/errors";
import type { CampaignTemplateKey, MailingCopy } from "./send-job";

/** What a mailing is rendered from. */
export interface MailingWords {
  templateKey: CampaignTemplateKey | Extract<TemplateKey, "block_letter">;
  data: Record<string, unknown>;
}

/** The words that a mailing brings or names. */
export async function wordsOf(
  reader: Reader,
  copy: MailingCopy,
  { isNew }: { isNew: boolean },
): Promise<(MailingWords & { title: string }) | KernelError> {
  if ("templateKey" in copy) return { ...copy, title: copy.templateKey };
  const found = await findSendable(reader, copy, { rendersWith: "block_letter", isNew });
  if (found instanceof KernelError) return found;
  return { templateKey: "block_letter", data: found.copy, title: `“${found.name}”, version ${found.version}` };
}
