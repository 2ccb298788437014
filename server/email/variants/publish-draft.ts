import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { submitActions } from "@/server/kernel/submit";
import { templateCategory } from "@/server/email/templates/registry";
import { lockVersion } from "./load-version";
import { publishVersion } from "./publish-version";
import { nameOf, refuseNonWriters } from "./refuse-non-writers";

export const PublicationRequest = z.strictObject({
  variantId: z.uuid(),
  version: z.int().positive(),
  /** Of the words that were read. */
  contentHash: z.string().length(64),
});
export type PublicationRequest = z.infer<typeof PublicationRequest>;

/** `held`: it is marketing, so it is an action that somebody else decides on. */
type PublishedDraft = { outcome: "published" } | { outcome: "held"; actionId: string };

/** Publishes a draft; words for many readers take a second person. */
export async function publishDraft(kernel: Kernel, actor: Actor, asked: PublicationRequest): Promise<PublishedDraft> {
  refuseNonWriters(actor);
  const isDone = await kernel.db.transaction(async (tx) => {
    const { state, contentHash, templateKey } = await lockVersion(tx, asked);
    if (state !== "draft")
      throw new KernelError("state_conflict", `This version is ${state}, so it is no longer a draft.`);
    if (contentHash !== asked.contentHash) {
      throw new KernelError("version_conflict", "Somebody else has changed this draft. Read it again.");
    }
    if (templateCategory(templateKey) === "marketing") return false;
    const at = await readNow(tx, kernel);
    return publishVersion(tx, { ...asked, actor, publishedBy: nameOf(actor), at });
  });
  kernel.hint("audit");
  return isDone ? { outcome: "published" } : askToPublish(kernel, actor, asked);
}

async function askToPublish(
  kernel: Kernel,
  actor: Actor,
  { variantId, version }: PublicationRequest,
): Promise<PublishedDraft> {
  const submission = Submission.parse({ action: "email.publish_template", input: { variantId, version } });
  const [result] = await submitActions(kernel, [{ actor, submission }]);
  if (!result) throw new Error("The submission got no result.");
  if (!result.ok) throw result.error;
  const { id: actionId, status } = result.answer;
  if (status === "held") return { outcome: "held", actionId };
  throw new KernelError(
    "state_conflict",
    `These words were submitted before and are ${status}. Change them to ask anew.`,
    {
      actionId,
    },
  );
}
