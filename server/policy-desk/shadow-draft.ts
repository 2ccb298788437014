import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseNonOperators } from "@/server/kernel/refuse-non-operators";
import { lockDraft } from "./versions";

/** From now on submissions are judged by this draft too, for the record only. One draft at a time: it takes the place of another. */
export async function shadowDraft(kernel: Kernel, actor: Actor, versionId: number): Promise<void> {
  refuseNonOperators(actor, "shadow a draft");
  await kernel.db.transaction(async (tx) => {
    const draft = await lockDraft(tx, versionId);
    if (draft.shadowedAt) return;
    const at = await readNow(tx, kernel);
    const ended = await tx
      .update(policyVersions)
      .set({ shadowedAt: null })
      .where(SHADOWED)
      .returning({ id: policyVersions.id });
    await tx.update(policyVersions).set({ shadowedAt: at }).where(eq(policyVersions.id, versionId));
    const body = { version: versionId, paramsHash: draft.paramsHash, replaces: ended[0]?.id ?? null };
    await appendAudit(tx, [{ type: "policy.shadow_started", actor, at, body }]);
  });
  kernel.hint("audit");
}

export async function endShadow(kernel: Kernel, actor: Actor, versionId: number): Promise<void> {
  refuseNonOperators(actor, "end a shadow");
  await kernel.db.transaction(async (tx) => {
    const ended = await tx
      .update(policyVersions)
      .set({ shadowedAt: null })
      .where(and(SHADOWED, eq(policyVersions.id, versionId)))
      .returning({ id: policyVersions.id });
    if (ended.length === 0) return;
    const at = await readNow(tx, kernel);
    await appendAudit(tx, [{ type: "policy.shadow_ended", actor, at, body: { version: versionId } }]);
  });
  kernel.hint("audit");
}

const SHADOWED = and(
  isNotNull(policyVersions.shadowedAt),
  isNull(policyVersions.activatedAt),
  isNull(policyVersions.discardedAt),
);
