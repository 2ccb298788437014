import { limitRate } from "./rate-limit";
import { actorProcedure } from "./trpc";

/** Whatever an agent may change counts against its pace like a submission: it makes work for others. */
export const pacedProcedure = actorProcedure.use(async ({ ctx, next }) => {
  await limitRate(ctx, "submits", 1);
  return next();
});
