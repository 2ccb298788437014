import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { pacedProcedure } from "@/server/api/paced-procedure";
import { readProcedure } from "@/server/api/read-procedure";
import { countEscalated } from "@/server/api/reads/count-escalated";
import { TaskListInput, listTasks } from "@/server/api/reads/list-tasks";
import { readTask } from "@/server/api/reads/task-detail";
import { readTaskEvents } from "@/server/api/reads/task-events";
import { router, staffProcedure } from "@/server/api/trpc";
import { TaskAcceptance, acceptTask } from "@/server/tasks/accept-task";
import { TaskAnswer, answerTask } from "@/server/tasks/answer-task";
import { TaskCancellation, cancelTask } from "@/server/tasks/cancel-task";
import { TaskCompletion, completeTask } from "@/server/tasks/complete-task";
import { TaskEscalation, escalateTask } from "@/server/tasks/escalate-task";
import { TaskHandOff, handOffTask } from "@/server/tasks/hand-off-task";
import { NewTask, openTask } from "@/server/tasks/open-task";
import { TaskProgress, reportProgress } from "@/server/tasks/report-progress";

const ById = z.object({ id: z.uuid() });

/** Who works on what: the same procedures stand behind /api/v1 and the console. */
export const tasksRouter = router({
  list: readProcedure.input(TaskListInput).query(({ ctx, input }) => listTasks(app().kernel.db, ctx.actor, input)),
  get: readProcedure.input(ById).query(({ ctx, input }) => readTask(app().kernel.db, ctx.actor, input.id)),
  events: readProcedure.input(ById).query(async ({ ctx, input }) => {
    return { items: await readTaskEvents(app().kernel.db, ctx.actor, input.id) };
  }),
  escalated: staffProcedure().query(() => countEscalated(app().kernel.db)),
  open: pacedProcedure.input(NewTask).mutation(({ ctx, input }) => openTask(app().kernel, ctx.actor, input)),
  accept: pacedProcedure
    .input(TaskAcceptance.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => acceptTask(app().kernel, ctx.actor, id, rest)),
  progress: pacedProcedure
    .input(TaskProgress.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => reportProgress(app().kernel, ctx.actor, id, rest)),
  handOff: pacedProcedure
    .input(TaskHandOff.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => handOffTask(app().kernel, ctx.actor, id, rest)),
  escalate: pacedProcedure
    .input(TaskEscalation.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => escalateTask(app().kernel, ctx.actor, id, rest)),
  answer: pacedProcedure
    .input(TaskAnswer.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => answerTask(app().kernel, ctx.actor, id, rest)),
  complete: pacedProcedure
    .input(TaskCompletion.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => completeTask(app().kernel, ctx.actor, id, rest)),
  cancel: pacedProcedure
    .input(TaskCancellation.extend(ById.shape))
    .mutation(({ ctx, input: { id, ...rest } }) => cancelTask(app().kernel, ctx.actor, id, rest)),
});
