import { z } from "zod";
import { policyVersions } from "@/drizzle/schema/policy";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { digestOf } from "@/server/kernel/key";
import { PolicyParameters } from "@/server/policies/parameters";
import { draftParams } from "./draft-params";
import { nameOf, readActive } from "./versions";

export const DraftInput = z.object({
  /** Parameters and their new values; those that are not named stay. */
  changes: z.record(z.string(), z.unknown()),
  /** Why. */
  note: z.string().trim().min(1).max(500),
});
export type DraftInput = z.infer<typeof DraftInput>;

/** Other parameters than the active ones, which decide nothing until they are activated. */
export async function createDraft(
  kernel: Kernel,
  actor: Actor,
  { changes, note }: DraftInput,
): Promise<{ id: number; paramsHash: string }> {
  refuseNonAuthors(actor);
  const drafted = await kernel.db.transaction(async (tx) => {
    const active = await readActive(tx);
    const params = draftParams(kernel, PolicyParameters.parse(active.params), changes);
    const paramsHash = digestOf(params);
    if (paramsHash === digestOf(PolicyParameters.parse(active.params))) {
      throw new KernelError("invalid_input", "This changes nothing: these are the active parameters.");
    }
    const at = await readNow(tx, kernel);
    const codeHash = kernel.policy.codeHash;
    const [row] = await tx
      .insert(policyVersions)
      .values({ codeHash, params, paramsHash, note, createdAt: at, createdBy: nameOf(actor) })
      .returning({ id: policyVersions.id, paramsHash: policyVersions.paramsHash });
    if (!row) throw new Error("The draft was not stored.");
    const body = { version: row.id, paramsHash, basedOn: active.id, changed: Object.keys(changes), note };
    await appendAudit(tx, [{ type: "policy.drafted", actor, at, body }]);
    return row;
  });
  kernel.hint("audit");
  return drafted;
}

/** Whoever decides on actions may propose; a proposal decides nothing. */
export function refuseNonAuthors(actor: Actor): void {
  if (actor.kind === "system" || (actor.kind === "staff" && actor.role !== "viewer")) return;
  throw new KernelError("forbidden", "Changes of the policy are drafted by operators, editors and support.");
}
