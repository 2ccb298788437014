import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { approvalRequests } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { findInattention } from "./attention";
import { appendAudit } from "./audit";
import type { Case } from "./decision-case";
import { Quorum, onePersonMore, peopleIn } from "./quorum";

/** Why it takes more people than when the request was opened. */
export const Raised = z.array(z.object({ code: z.string(), message: z.string() }));

/** The bar for this approval: policy may have raised it, and an approval in a hurry raises it too. It never sinks. */
export async function raiseBar(
  tx: Tx,
  { row, request, quorum, human, capacity, decision, ground }: Case,
): Promise<Quorum> {
  const hurry = await findInattention(tx, ground, { row, approverId: human.id, openMs: decision.openMs });
  const bar = hurry ? onePersonMore(quorum, capacity.role) : quorum;
  const before = peopleIn(Quorum.parse(request.quorum));
  if (peopleIn(bar) === before) return bar;
  const why = [...(peopleIn(quorum) > before ? [BY_POLICY] : []), ...(hurry ? [hurry] : [])];
  const { id: actionId, generation } = row;
  await tx
    .update(approvalRequests)
    .set({ quorum: bar, raised: [...Raised.parse(request.raised), ...why] })
    .where(and(eq(approvalRequests.actionId, actionId), eq(approvalRequests.generation, generation)));
  await appendAudit(tx, [
    { type: "approval.bar_raised", at: ground.now, actor: human, actionId, generation, body: { quorum: bar, why } },
  ]);
  return bar;
}

const BY_POLICY = { code: "policy_raised", message: "Policy asks for more people than when this was submitted." };
