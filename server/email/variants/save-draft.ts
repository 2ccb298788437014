import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { templateVariants, templateVariantVersions } from "@/drizzle/schema/templates";
import type { Tx } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { contentHashOf, LetterCopy } from "./letter-copy";
import type { VersionName } from "./load-version";
import { nameOf, refuseNonWriters } from "./refuse-non-writers";

export const DraftWords = z.strictObject({
  variantId: z.uuid(),
  copy: LetterCopy,
  /** The hash of the draft that these words replace; absent: there was none, so they begin the next version. */
  replaces: z.string().length(64).optional(),
});
export type DraftWords = z.infer<typeof DraftWords>;

/** Writes the draft of a variant: the one there is, or the next version. */
export async function saveDraft(
  kernel: Kernel,
  actor: Actor,
  { variantId, copy, replaces }: DraftWords,
): Promise<VersionName & { contentHash: string }> {
  refuseNonWriters(actor);
  const saved = await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const { name, templateKey, newest } = await lockVariant(tx, variantId);
    const contentHash = contentHashOf(templateKey, copy);
    const draft = newest.state === "draft" ? newest : null;
    if (draft?.contentHash !== replaces) {
      throw new KernelError("version_conflict", "Somebody else has changed this draft. Load it again.");
    }
    const version = draft?.version ?? newest.version + 1;
    const words = { ...copy, contentHash, updatedAt: at };
    const isSaved = draft
      ? await overwrite(tx, { variantId, version }, words)
      : await insert(tx, { variantId, version, state: "draft", createdBy: nameOf(actor), ...words });
    if (!isSaved) throw new KernelError("version_conflict", "Somebody else has begun a draft. Load it.");
    const type = draft ? "template.draft_changed" : "template.drafted";
    await appendAudit(tx, [{ type, actor, at, body: { variantId, version, name, templateKey, contentHash } }]);
    return { variantId, version, contentHash };
  });
  kernel.hint("audit");
  return saved;
}

async function lockVariant(tx: Tx, variantId: string) {
  const [variant] = await tx.select().from(templateVariants).where(eq(templateVariants.id, variantId));
  const [newest] = await tx
    .select()
    .from(templateVariantVersions)
    .where(eq(templateVariantVersions.variantId, variantId))
    .orderBy(desc(templateVariantVersions.version))
    .limit(1)
    .for("update");
  if (variant && newest) return { ...variant, newest };
  throw new KernelError("not_found", "There is no such template.", { variantId });
}

async function overwrite(
  tx: Tx,
  { variantId, version }: VersionName,
  words: LetterCopy & { contentHash: string; updatedAt: Date },
): Promise<boolean> {
  const isDraft = and(
    eq(templateVariantVersions.variantId, variantId),
    eq(templateVariantVersions.version, version),
    eq(templateVariantVersions.state, "draft"),
  );
  const [row] = await tx.update(templateVariantVersions).set(words).where(isDraft).returning();
  return row !== undefined;
}

/** Of two who begin a version at once, one is told. */
async function insert(tx: Tx, draft: typeof templateVariantVersions.$inferInsert): Promise<boolean> {
  const [row] = await tx.insert(templateVariantVersions).values(draft).onConflictDoNothing().returning();
  return row !== undefined;
}
