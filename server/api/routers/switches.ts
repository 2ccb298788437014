import { desc } from "drizzle-orm";
import { z } from "zod";
import { killSwitches } from "@/drizzle/schema/policy";
import { app } from "@/server/api/app-kernel";
import { readSwitchBoard } from "@/server/api/reads/switch-board";
import { router, staffProcedure } from "@/server/api/trpc";
import { SwitchScope, turnSwitchOff, turnSwitchOn } from "@/server/kernel/kill-switch";

const operator = staffProcedure("operator");
const On = z.object({ scope: SwitchScope, reason: z.string().trim().min(1).max(500) }).strict();

/** The big red switches. */
export const switchesRouter = router({
  list: staffProcedure().query(() => app().kernel.db.select().from(killSwitches).orderBy(desc(killSwitches.setAt))),
  board: staffProcedure().query(() => readSwitchBoard(app().kernel.db)),
  on: operator.input(On).mutation(({ ctx, input }) => turnSwitchOn(app().kernel, ctx.actor, input)),
  off: operator
    .input(On.pick({ scope: true }))
    .mutation(({ ctx, input }) => turnSwitchOff(app().kernel, ctx.actor, input.scope)),
});
