import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { isVersion } from "./load-version";
import { refuseNonWriters } from "./refuse-non-writers";

export const NamedVersion = z.strictObject({ variantId: z.uuid(), version: z.int().positive() });
export type NamedVersion = z.infer<typeof NamedVersion>;

/** No new mail names it any more. What was approved with it goes out as it was approved. */
export async function retireVersion(kernel: Kernel, actor: Actor, named: NamedVersion): Promise<void> {
  refuseNonWriters(actor);
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const [row] = await tx
      .update(templateVariantVersions)
      .set({ state: "retired", retiredAt: at })
      .where(and(isVersion(named), eq(templateVariantVersions.state, "published")))
      .returning({ version: templateVariantVersions.version });
    if (!row) throw new KernelError("state_conflict", "Only a published version can be retired.", named);
    await appendAudit(tx, [{ type: "template.retired", actor, at, body: named }]);
  });
  kernel.hint("audit");
}
