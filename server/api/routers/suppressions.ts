import { app } from "@/server/api/app-kernel";
import { Lifting, askToLift } from "@/server/api/ask-to-lift";
import { SuppressionListInput, listSuppressions } from "@/server/api/reads/suppressions";
import { router, staffProcedure } from "@/server/api/trpc";
import { NewSuppression, closeAddress } from "@/server/email/close-address";

/** Who is not written to: adding is at once, taking away is asked for. */
export const suppressionsRouter = router({
  list: staffProcedure()
    .input(SuppressionListInput)
    .query(({ input }) => listSuppressions(app().kernel.db, input)),
  add: staffProcedure("operator", "support")
    .input(NewSuppression)
    .mutation(({ ctx, input }) => closeAddress(app().kernel, ctx.actor, input)),
  lift: staffProcedure("operator", "support")
    .input(Lifting)
    .mutation(({ ctx, input }) => askToLift(app().kernel, ctx.actor, input)),
});
