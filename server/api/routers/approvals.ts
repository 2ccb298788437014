import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { decideMany, DecideManyInput } from "@/server/api/decide-many";
import { decideProcedure } from "@/server/api/decide-procedure";
import { decideThrough } from "@/server/api/decide-through";
import { readActionDetail } from "@/server/api/reads/action-detail";
import { readCopy } from "@/server/api/reads/action-copy";
import { readDoubts } from "@/server/api/reads/doubts";
import { readEvidence } from "@/server/api/reads/action-evidence";
import { readActionEvents } from "@/server/api/reads/action-events";
import { readReplay } from "@/server/api/reads/action-replay";
import { readDifference } from "@/server/api/reads/generation-difference";
import { listTargets, readTargetSample, TargetListInput } from "@/server/api/reads/action-targets";
import { countActions, countFacets } from "@/server/api/reads/count-facets";
import { ActionFilter, ActionListInput, RowsInput, listActions, readRows } from "@/server/api/reads/list-actions";
import { readRowHints } from "@/server/api/reads/row-hints";
import { findTypedCounts } from "@/server/api/reads/typed-counts";
import { router, staffProcedure } from "@/server/api/trpc";
import { cancelAction, Cancellation } from "@/server/kernel/cancel";
import { Continuation, continueStage } from "@/server/kernel/continue-stage";
import { Decision } from "@/server/kernel/decision-case";
import { Drop, dropTargets } from "@/server/kernel/drop-targets";
import { Resolution, resolveAction } from "@/server/kernel/resolve";
import { retryAction, Retry } from "@/server/kernel/retry";
import { stopAction } from "@/server/kernel/stop";
import { Undo, undoApproval } from "@/server/kernel/undo";

const ById = z.object({ id: z.uuid() });
const anyStaff = staffProcedure();
const operator = staffProcedure("operator");

/** What the console's approvals pages show and do. */
export const approvalsRouter = router({
  list: anyStaff.input(ActionListInput).query(({ input }) => listActions(app().kernel.db, input)),
  facets: anyStaff.input(ActionFilter).query(({ input }) => countFacets(app().kernel.db, input)),
  count: anyStaff.input(ActionFilter).query(({ input }) => countActions(app().kernel.db, input)),
  rows: anyStaff.input(RowsInput).query(({ input }) => readRows(app().kernel.db, input)),
  hints: anyStaff.input(RowsInput).query(({ input }) => readRowHints(app().kernel.db, input)),
  typedCounts: anyStaff.input(RowsInput).query(({ input }) => findTypedCounts(app().kernel.db, input.ids)),
  detail: anyStaff.input(ById).query(({ input }) => readActionDetail(app().kernel.db, input.id)),
  replay: anyStaff.input(ById).query(({ input }) => readReplay(app().kernel, input.id)),
  targetSample: anyStaff.input(ById).query(({ input }) => readTargetSample(app().kernel.db, input.id)),
  targets: anyStaff.input(TargetListInput).query(({ input }) => listTargets(app().kernel.db, input)),
  doubts: anyStaff.input(ById).query(({ input }) => readDoubts(app().kernel.db, input.id)),
  evidence: anyStaff.input(ById).query(({ input }) => readEvidence(app().kernel.db, input.id)),
  copy: anyStaff.input(ById).query(({ input }) => readCopy(app().kernel.db, input.id)),
  timeline: anyStaff.input(ById).query(({ input }) => readActionEvents(app().kernel.db, input.id)),
  decide: decideProcedure
    .input(Decision.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...decision } }) => decideThrough(ctx.actor, id, decision)),
  decideMany: decideProcedure
    .input(DecideManyInput)
    .mutation(({ ctx, input }) => decideMany(app().kernel, ctx.actor, input)),
  drop: operator
    .input(Drop.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...asked } }) => dropTargets(app().kernel, ctx.actor, id, asked)),
  undo: operator
    .input(Undo.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...asked } }) => undoApproval(app().kernel, ctx.actor, id, asked)),
  continueStage: operator
    .input(Continuation.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...asked } }) => continueStage(app().kernel, ctx.actor, id, asked)),
  stop: operator
    .input(Cancellation.extend(ById.shape))
    .mutation(({ ctx, input }) => stopAction(app().kernel, ctx.actor, input.id, input.reason)),
  difference: anyStaff.input(ById).query(({ input }) => readDifference(app().kernel.db, input.id)),
  cancel: operator
    .input(Cancellation.extend(ById.shape))
    .mutation(({ ctx, input }) => cancelAction(app().kernel, ctx.actor, input.id, input.reason)),
  retry: operator
    .input(Retry.extend(ById.shape))
    .mutation(({ ctx, input: { id, reason } }) => retryAction(app().kernel, ctx.actor, id, reason)),
  resolve: decideProcedure
    .input(Resolution.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...found } }) => resolveAction(app().kernel, ctx.actor, id, found)),
});
