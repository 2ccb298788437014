import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { refuseNonOperators } from "@/server/kernel/refuse-non-operators";
import { submitActions } from "@/server/kernel/submit";
import { loosenings } from "@/server/policies/loosenings";
import { PolicyParameters } from "@/server/policies/parameters";
import { activateVersion } from "./activate-version";
import { findSimulation, lockDraft, nameOf, readActive } from "./versions";
import type { VersionRow } from "./versions";

/** `held`: it lets more through, so it is an action that a second operator decides on. */
export type Activation = { outcome: "active" } | { outcome: "held"; actionId: string };

/** Makes a simulated draft the active policy; only a stricter one takes no second person. */
export async function activateDraft(kernel: Kernel, actor: Actor, versionId: number): Promise<Activation> {
  refuseNonOperators(actor, "activate a policy");
  const looser = await kernel.db.transaction(async (tx) => {
    const draft = await lockDraft(tx, versionId);
    const active = await readActive(tx);
    const simulation = await findSimulation(tx, draft, active.id);
    if (!simulation) {
      throw new KernelError("state_conflict", "Simulate exactly these parameters against the active policy first.");
    }
    if (simulation.newlyRuns > 0 || letsMoreThrough(active, draft)) return draft;
    const at = await readNow(tx, kernel);
    const { paramsHash } = draft;
    const done = await activateVersion(tx, { versionId, paramsHash, actor, activatedBy: nameOf(actor), at });
    if (!done) throw new KernelError("version_conflict", "Another release of the rules is active; migrate first.");
    return null;
  });
  kernel.hint("audit");
  return looser ? holdActivation(kernel, actor, looser) : { outcome: "active" };
}

const letsMoreThrough = (active: VersionRow, draft: VersionRow): boolean =>
  loosenings(PolicyParameters.parse(active.params), PolicyParameters.parse(draft.params)).length > 0;

async function holdActivation(kernel: Kernel, actor: Actor, { id, note }: VersionRow): Promise<Activation> {
  const submission = Submission.parse({ action: "policy.activate", input: { versionId: id }, note });
  const [result] = await submitActions(kernel, [{ actor, submission }]);
  if (!result) throw new Error("The submission of the activation got no result.");
  if (!result.ok) throw result.error;
  const { id: actionId, status } = result.answer;
  if (status === "held") return { outcome: "held", actionId };
  throw new KernelError("state_conflict", `This was asked before and is ${status}. Simulate again to ask anew.`, {
    actionId,
  });
}
