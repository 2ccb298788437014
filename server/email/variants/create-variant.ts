import { z } from "zod";
import { templateVariants, templateVariantVersions, VARIANT_TEMPLATES } from "@/drizzle/schema/templates";
import { lineField } from "@/server/email/fields";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { contentHashOf, LetterCopy } from "./letter-copy";
import type { VersionName } from "./load-version";
import { nameOf, refuseNonWriters } from "./refuse-non-writers";

export const NewVariant = z.strictObject({
  templateKey: z.enum(VARIANT_TEMPLATES),
  /** How staff call it; readers do not see it. */
  name: lineField(120),
  copy: LetterCopy,
});
export type NewVariant = z.infer<typeof NewVariant>;

/** A mail of its own, with its first version as a draft. */
export async function createVariant(
  kernel: Kernel,
  actor: Actor,
  { templateKey, name, copy }: NewVariant,
): Promise<VersionName & { contentHash: string }> {
  refuseNonWriters(actor);
  const [id, contentHash] = [newId(), contentHashOf(templateKey, copy)];
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const createdBy = nameOf(actor);
    const [row] = await tx
      .insert(templateVariants)
      .values({ id, templateKey, name, createdBy, createdAt: at })
      .onConflictDoNothing()
      .returning();
    if (!row) throw new KernelError("state_conflict", `There is a template called “${name}” already.`);
    const first = { variantId: id, version: 1, state: "draft" as const };
    await tx.insert(templateVariantVersions).values({ ...first, ...copy, contentHash, createdBy, updatedAt: at });
    const body = { variantId: id, version: 1, name, templateKey, contentHash };
    await appendAudit(tx, [{ type: "template.drafted", actor, at, body }]);
  });
  kernel.hint("audit");
  return { variantId: id, version: 1, contentHash };
}
