import { app } from "./app-kernel";
import { limitRate } from "./rate-limit";
import { actorProcedure } from "./trpc";

/** What changes tasks counts against an agent's pace like a submission: both make work for others. */
export const taskProcedure = actorProcedure.use(async ({ ctx, next }) => {
  await limitRate(app(), ctx.actor, "submits", 1);
  return next();
});
