import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { router, staffProcedure } from "@/server/api/trpc";
import { readOnCall, setOnCall } from "@/server/staffing/on-call";

const Order = z.object({ order: z.array(z.uuid()).max(20) });

/** Who is told when nobody decides. */
export const onCallRouter = router({
  list: staffProcedure().query(() => readOnCall(app().kernel.db)),
  set: staffProcedure("operator")
    .input(Order)
    .mutation(({ ctx, input }) => setOnCall(app().kernel.db, ctx.actor, input.order)),
});
