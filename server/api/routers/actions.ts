import { z } from "zod";
import { listActions, ActionListInput } from "@/server/api/reads/list-actions";
import { readActionEvents } from "@/server/api/reads/action-events";
import { submitThrough } from "@/server/api/submit-through";
import { submitProcedure } from "@/server/api/submit-procedure";
import { actorProcedure, router } from "@/server/api/trpc";
import { waitForEnd, WaitInput } from "@/server/api/wait-for-end";
import { app } from "@/server/api/app-kernel";
import { decideProcedure } from "@/server/api/decide-procedure";
import { onlyOwn, readOwnAction } from "@/server/api/own-actions";
import { Submission } from "@/server/kernel/admit";
import { cancelAction, Cancellation } from "@/server/kernel/cancel";
import { decideAction } from "@/server/kernel/decide";
import { Decision } from "@/server/kernel/decision-case";
import { reviseAction, Revision } from "@/server/kernel/revise";
import { BATCH_MAX, submitBatch } from "@/server/api/submit-batch";

const ById = z.object({ id: z.uuid() });

/** The agents' procedures; the same ones stand behind /api/v1. */
export const actionsRouter = router({
  submit: submitProcedure.input(Submission).mutation(({ ctx, input }) => submitThrough(app(), ctx.actor, input)),
  submitBatch: submitProcedure
    .input(z.object({ items: z.array(z.unknown()).min(1).max(BATCH_MAX) }).strict())
    .mutation(({ ctx, input }) => submitBatch(app(), ctx.actor, input.items)),
  get: actorProcedure.input(ById).query(({ ctx, input }) => readOwnAction(app().kernel.db, ctx.actor, input.id)),
  list: actorProcedure
    .input(ActionListInput)
    .query(({ ctx, input }) => listActions(app().kernel.db, onlyOwn(ctx.actor, input))),
  wait: actorProcedure.input(WaitInput).query(async ({ ctx, input }) => {
    await readOwnAction(app().kernel.db, ctx.actor, input.id);
    return waitForEnd(app(), input, ctx.signal);
  }),
  events: actorProcedure.input(ById).query(async ({ ctx, input }) => {
    await readOwnAction(app().kernel.db, ctx.actor, input.id);
    return { items: await readActionEvents(app().kernel.db, input.id) };
  }),
  cancel: actorProcedure
    .input(Cancellation.extend(ById.shape))
    .mutation(({ ctx, input }) => cancelAction(app().kernel, ctx.actor, input.id, input.reason)),
  revise: actorProcedure
    .input(Revision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...revision } }) => reviseAction(app().kernel, ctx.actor, id, revision)),
  decide: decideProcedure
    .input(Decision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...decision } }) => decideAction(app().kernel, ctx.actor, id, decision)),
});
