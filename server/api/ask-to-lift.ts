import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import { KernelError } from "@/server/kernel/errors";
import type { Kernel } from "@/server/kernel/kernel";
import { submitActions } from "@/server/kernel/submit";

export const Lifting = z
  .object({ id: z.uuid(), reason: z.string().trim().min(1).max(500), until: z.date().optional() })
  .strict();

/** Writing to somebody again is an action like any other: held, until an operator has decided who has not asked. */
export async function askToLift(kernel: Kernel, actor: Actor, { id, reason, until }: z.infer<typeof Lifting>) {
  const input = { suppressionId: id, reason, until: until?.toISOString() };
  const [result] = await submitActions(kernel, [
    { actor, submission: Submission.parse({ action: "suppression.lift", input }) },
  ]);
  if (!result) throw new Error("The submission got no result.");
  if (!result.ok) throw result.error;
  const { id: actionId, status, decision } = result.answer;
  if (status === "held") return { actionId };
  const why = decision.reasons.find(({ verdict }) => verdict === "block")?.message;
  const text = why ?? `This was asked before and is ${status}.`;
  throw new KernelError("state_conflict", text, { actionId });
}
