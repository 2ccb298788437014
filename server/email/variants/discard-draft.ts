import { and, eq } from "drizzle-orm";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { isVersion } from "./load-version";
import { refuseNonWriters } from "./refuse-non-writers";
import type { NamedVersion } from "./retire-version";

/** A draft that nobody wants. The first one stays, or the variant would have no words at all. */
export async function discardDraft(kernel: Kernel, actor: Actor, named: NamedVersion): Promise<void> {
  refuseNonWriters(actor);
  if (named.version === 1) throw new KernelError("state_conflict", "The first version cannot be discarded; edit it.");
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const [row] = await tx
      .delete(templateVariantVersions)
      .where(and(isVersion(named), eq(templateVariantVersions.state, "draft")))
      .returning({ version: templateVariantVersions.version });
    if (!row) throw new KernelError("state_conflict", "Only a draft can be discarded.", named);
    await appendAudit(tx, [{ type: "template.draft_discarded", actor, at, body: named }]);
  });
  kernel.hint("audit");
}
