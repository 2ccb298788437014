import { limitRate } from "./rate-limit";
import { actorProcedure } from "./trpc";

/** What agents read too: each read counts against their pace. */
export const readProcedure = actorProcedure.use(async ({ ctx, next }) => {
  await limitRate(ctx, "reads", 1);
  return next();
});
