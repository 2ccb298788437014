import { z } from "zod";
import { ActionListInput } from "@/server/api/reads/list-actions";
import { maskView } from "@/server/api/reads/mask-action";
import { pacedProcedure } from "@/server/api/paced-procedure";
import { readProcedure } from "@/server/api/read-procedure";
import { submitThrough } from "@/server/api/submit-through";
import { submitProcedure } from "@/server/api/submit-procedure";
import { router } from "@/server/api/trpc";
import { waitForEnd, WaitInput } from "@/server/api/wait-for-end";
import { app } from "@/server/api/app-kernel";
import { decideProcedure } from "@/server/api/decide-procedure";
import { decideThrough } from "@/server/api/decide-through";
import { assertReadable, listOwnActions, readOwnAction, readOwnEvents } from "@/server/api/own-actions";
import { Submission } from "@/server/kernel/admit";
import { cancelAction, Cancellation } from "@/server/kernel/cancel";
import { Decision } from "@/server/kernel/decision-case";
import { Resolution, resolveAction } from "@/server/kernel/resolve";
import { reviseAction, Revision } from "@/server/kernel/revise";
import { readReceipt } from "@/server/proofs/receipt";
import { Batch, submitBatch } from "@/server/api/submit-batch";

const ById = z.object({ id: z.uuid() });

/** To whom an action is not there, it is not there to be changed either. */
const changeProcedure = pacedProcedure.use(async ({ ctx, getRawInput, next }) => {
  const asked = ById.safeParse(await getRawInput());
  if (asked.success) await assertReadable(app().kernel.db, ctx.actor, asked.data.id);
  return next();
});

/** The agents' procedures; the same ones stand behind /api/v1. */
export const actionsRouter = router({
  submit: submitProcedure.input(Submission).mutation(({ ctx, input }) => submitThrough(app(), ctx, input)),
  submitBatch: submitProcedure.input(Batch).mutation(({ ctx, input }) => submitBatch(app(), ctx, input.items)),
  get: readProcedure.input(ById).query(({ ctx, input }) => readOwnAction(app().kernel.db, ctx.actor, input.id)),
  list: readProcedure
    .input(ActionListInput)
    .query(({ ctx, input }) => listOwnActions(app().kernel.db, ctx.actor, input)),
  wait: readProcedure.input(WaitInput).query(async ({ ctx, input }) => {
    await assertReadable(app().kernel.db, ctx.actor, input.id);
    return maskView(ctx.actor, await waitForEnd(app(), input, ctx));
  }),
  events: readProcedure.input(ById).query(({ ctx, input }) => readOwnEvents(app().kernel.db, ctx.actor, input.id)),
  receipt: readProcedure.input(ById).query(async ({ ctx, input }) => {
    await assertReadable(app().kernel.db, ctx.actor, input.id);
    return readReceipt(app().kernel.db, input.id);
  }),
  cancel: changeProcedure
    .input(Cancellation.extend(ById.shape))
    .mutation(({ ctx, input }) => cancelAction(app().kernel, ctx.actor, input.id, input.reason)),
  revise: changeProcedure
    .input(Revision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...revision } }) => reviseAction(app().kernel, ctx.actor, id, revision)),
  decide: decideProcedure
    .input(Decision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...decision } }) => decideThrough(ctx.actor, id, decision)),
  resolve: decideProcedure
    .input(Resolution.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...found } }) => resolveAction(app().kernel, ctx.actor, id, found)),
});
