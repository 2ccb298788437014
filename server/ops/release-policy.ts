import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import { databaseNow } from "@/server/kernel/database-now";
import type { Db } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { digestOf } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";

/**
 * Makes the rules of this code the active policy. Parameters that operators have tuned stay; those the code has
 * added take their defaults. Does nothing when the active version is of these rules already.
 */
export async function releasePolicy(db: Db, codeHash: string): Promise<{ version: number; isNew: boolean }> {
  return db.transaction(async (tx) => {
    const [active] = await tx
      .select()
      .from(policyVersions)
      .where(and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt)))
      .for("update");
    if (active?.codeHash === codeHash) return { version: active.id, isNew: false };
    const [newest] = await tx.select().from(policyVersions).orderBy(desc(policyVersions.id)).limit(1);
    const params = PolicyParameters.parse((active ?? newest)?.params ?? {});
    const at = await databaseNow(tx);
    if (active) await tx.update(policyVersions).set({ retiredAt: at }).where(eq(policyVersions.id, active.id));
    const paramsHash = digestOf(params);
    const [released] = await tx
      .insert(policyVersions)
      .values({ codeHash, params, paramsHash, note: "released", createdAt: at, createdBy: "deploy", activatedAt: at })
      .returning({ version: policyVersions.id });
    if (!released) throw new Error("The policy version was not stored.");
    const body = { ...released, codeHash, paramsHash, replaces: active?.id ?? null };
    await appendAudit(tx, [{ type: "policy.released", at, actor: { kind: "system", id: "deploy" }, body }]);
    return { ...released, isNew: true };
  });
}
