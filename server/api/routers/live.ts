import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { liveEvents } from "@/server/api/live-events";
import { router, staffProcedure } from "@/server/api/trpc";

export const liveRouter = router({
  /** Every audit event, in commit order, from `lastEventId` on; a screen invalidates what an event touches. */
  events: staffProcedure()
    .input(z.object({ lastEventId: z.string().max(50).nullish() }).optional())
    .subscription(({ ctx, input, signal }) =>
      liveEvents(app(), input?.lastEventId ?? null, { signal, stillStands: ctx.stillStands }),
    ),
});
