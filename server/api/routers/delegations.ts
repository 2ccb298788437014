import { z } from "zod";
import { ACTION_NAMES } from "@/server/actions";
import { app } from "@/server/api/app-kernel";
import { freshSessionProcedure, sessionProcedure } from "@/server/api/fresh-procedure";
import { router, staffProcedure } from "@/server/api/trpc";
import { delegate } from "@/server/staffing/delegate";
import { delegationsOf, listDelegations } from "@/server/staffing/list-delegations";
import { revokeDelegation } from "@/server/staffing/revoke-delegation";

const Asked = z.object({
  /** Absent: from oneself. */
  fromId: z.uuid().optional(),
  toId: z.uuid(),
  kinds: z.array(z.enum(ACTION_NAMES)).min(1).nullable(),
  reason: z.string().trim().min(1).max(500),
  startsAt: z.date().optional(),
  endsAt: z.date(),
});

/** Who decides for whom, for a while. */
export const delegationsRouter = router({
  list: staffProcedure().query(({ ctx }) => listDelegations(app().kernel.db, ctx.staff)),
  mine: staffProcedure().query(({ ctx }) => delegationsOf(app().kernel.db, ctx.staff.id)),
  create: freshSessionProcedure()
    .input(Asked)
    .mutation(({ ctx, input }) =>
      delegate(app().kernel.db, ctx.actor, { ...input, fromId: input.fromId ?? ctx.staff.id }),
    ),
  revoke: sessionProcedure()
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => revokeDelegation(app().kernel.db, ctx.actor, input.id)),
});
