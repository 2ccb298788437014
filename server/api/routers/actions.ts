import { z } from "zod";
import { listActions, ActionListInput } from "@/server/api/reads/list-actions";
import { readActionEvents } from "@/server/api/reads/action-events";
import { submitThrough } from "@/server/api/submit-through";
import { actorProcedure, openProcedure, router } from "@/server/api/trpc";
import { waitForEnd, WaitInput } from "@/server/api/wait-for-end";
import { app } from "@/server/api/app-kernel";
import { readActionView } from "@/server/api/reads/action-view";
import { Submission } from "@/server/kernel/admit";
import { cancelAction, Cancellation } from "@/server/kernel/cancel";
import { decideAction, Decision } from "@/server/kernel/decide";
import { reviseAction, Revision } from "@/server/kernel/revise";
import { BATCH_MAX, submitBatch } from "@/server/api/submit-batch";

const ById = z.object({ id: z.uuid() });

/** The agents' procedures; the same ones stand behind /api/v1. */
export const actionsRouter = router({
  submit: openProcedure.input(Submission).mutation(({ ctx, input }) => submitThrough(app(), ctx.actor, input)),
  submitBatch: openProcedure
    .input(z.object({ items: z.array(z.unknown()).min(1).max(BATCH_MAX) }).strict())
    .mutation(({ ctx, input }) => submitBatch(app(), ctx.actor, input.items)),
  get: actorProcedure.input(ById).query(({ input }) => readActionView(app().kernel.db, input.id)),
  list: actorProcedure.input(ActionListInput).query(({ input }) => listActions(app().kernel.db, input)),
  wait: actorProcedure.input(WaitInput).query(({ ctx, input }) => waitForEnd(app(), input, ctx.signal)),
  events: actorProcedure.input(ById).query(async ({ input }) => {
    await readActionView(app().kernel.db, input.id);
    return { items: await readActionEvents(app().kernel.db, input.id) };
  }),
  cancel: actorProcedure
    .input(Cancellation.extend(ById.shape))
    .mutation(({ ctx, input }) => cancelAction(app().kernel, ctx.actor, input.id, input.reason)),
  revise: actorProcedure
    .input(Revision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...revision } }) => reviseAction(app().kernel, ctx.actor, id, revision)),
  decide: openProcedure
    .input(Decision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...decision } }) => decideAction(app().kernel, ctx.actor, id, decision)),
});
