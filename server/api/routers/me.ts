import { app } from "@/server/api/app-kernel";
import { whoAmI } from "@/server/api/reads/who-am-i";
import { actorProcedure, router } from "@/server/api/trpc";

export const meRouter = router({
  get: actorProcedure.query(({ ctx }) => whoAmI(app().kernel.db, ctx)),
});
