import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { pacedProcedure } from "@/server/api/paced-procedure";
import { proverOf } from "@/server/api/prover";
import { readProcedure } from "@/server/api/read-procedure";
import { readIdentity } from "@/server/api/reads/identity";
import { whoAmI } from "@/server/api/reads/who-am-i";
import { router, staffProcedure } from "@/server/api/trpc";
import { Heartbeat, takeHeartbeat } from "@/server/auth/heartbeat";
import { reauthenticate } from "@/server/auth/reauthenticate";
import { env } from "@/server/env";

const Password = z.object({ password: z.string().min(1).max(1_000) }).strict();

export const meRouter = router({
  get: readProcedure.query(({ ctx }) => whoAmI(app().kernel.db, ctx)),
  heartbeat: pacedProcedure
    .input(Heartbeat)
    .mutation(({ ctx, input }) => takeHeartbeat(app().kernel.db, ctx.actor, input)),
  /** By which ways this person can show anew who they are. */
  identity: staffProcedure().query(({ ctx }) => readIdentity(app().kernel.db, ctx.staff.id, env().PUBLIC_URL)),
  reauthenticate: staffProcedure()
    .input(Password)
    .mutation(({ ctx, input }) => reauthenticate(app().kernel.db, proverOf(ctx), input.password)),
});
