import type { Reader } from "@/server/db";
import type { TemplateKey } from "@/server/email/templates/registry";
import { loadVersion } from "@/server/email/variants/load-version";
import { KernelError } from "@/server/kernel/errors";
import type { CampaignTemplateKey, MailingCopy } from "./send-job";

/** What a mailing is rendered from. */
export interface MailingWords {
  templateKey: CampaignTemplateKey | Extract<TemplateKey, "block_letter">;
  data: Record<string, unknown>;
}

/**
 * The words that a mailing names. A new one takes published versions alone; one whose version was retired since goes on,
 * because what goes out is the copy that was pinned.
 */
export async function wordsOf(
  reader: Reader,
  copy: MailingCopy,
  { isNew }: { isNew: boolean },
): Promise<(MailingWords & { title: string }) | KernelError> {
  if ("templateKey" in copy) return { ...copy, title: copy.templateKey };
  const found = await loadVersion(reader, copy);
  if (!found) return new KernelError("target_not_found", "There is no such version of a template.", copy);
  const { templateKey, state, name, version } = found;
  if (templateKey !== "block_letter") {
    return new KernelError("target_not_found", `“${name}” is about a reader's own matter; mailings cannot use it.`);
  }
  if (state === "draft" || (isNew && state === "retired")) {
    return new KernelError(
      "target_not_found",
      `Version ${version} of “${name}” is ${state}; mailings use published ones.`,
    );
  }
  return { templateKey, data: found.copy, title: `“${name}”, version ${version}` };
}
