import { and, eq, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseNonAuthors } from "./create-draft";
import { refuseOthers } from "./edit-draft";
import { lockDraft } from "./versions";

/** The draft stays on record, but can no longer be simulated, shadowed or activated. */
export async function discardDraft(kernel: Kernel, actor: Actor, versionId: number): Promise<void> {
  refuseNonAuthors(actor);
  await kernel.db.transaction(async (tx) => {
    refuseOthers(actor, await lockDraft(tx, versionId));
    const at = await readNow(tx, kernel);
    await tx
      .update(policyVersions)
      .set({ discardedAt: at })
      .where(and(eq(policyVersions.id, versionId), isNull(policyVersions.activatedAt)));
    await appendAudit(tx, [{ type: "policy.draft_discarded", actor, at, body: { version: versionId } }]);
  });
  kernel.hint("audit");
}
