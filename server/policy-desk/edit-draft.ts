import { and, eq, isNull } from "drizzle-orm";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { digestOf } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { refuseNonAuthors } from "./create-draft";
import type { DraftInput } from "./create-draft";
import { draftParams } from "./draft-params";
import { lockDraft, nameOf } from "./versions";
import type { VersionRow } from "./versions";

/** Changes a draft further. What was simulated or shadowed was another draft, so both begin anew. */
export async function editDraft(
  kernel: Kernel,
  actor: Actor,
  { versionId, changes, note }: DraftInput & { versionId: number },
): Promise<{ id: number; paramsHash: string }> {
  refuseNonAuthors(actor);
  const edited = await kernel.db.transaction(async (tx) => {
    const draft = await lockDraft(tx, versionId);
    refuseOthers(actor, draft);
    const params = draftParams(kernel, PolicyParameters.parse(draft.params), changes);
    const paramsHash = digestOf(params);
    const at = await readNow(tx, kernel);
    const shadowedAt = paramsHash === draft.paramsHash ? draft.shadowedAt : null;
    await tx
      .update(policyVersions)
      .set({ params, paramsHash, note, shadowedAt, codeHash: kernel.policy.codeHash })
      .where(and(eq(policyVersions.id, versionId), isNull(policyVersions.activatedAt)));
    const body = { version: versionId, paramsHash, changed: Object.keys(changes), note };
    await appendAudit(tx, [{ type: "policy.draft_changed", actor, at, body }]);
    return { id: versionId, paramsHash };
  });
  kernel.hint("audit");
  return edited;
}

/** A draft is its author's, and the operators'. */
export function refuseOthers(actor: Actor, draft: VersionRow): void {
  const isOperator = actor.kind === "system" || (actor.kind === "staff" && actor.role === "operator");
  if (isOperator || draft.createdBy === nameOf(actor)) return;
  throw new KernelError("forbidden", "Only its author or an operator may change a draft.");
}
