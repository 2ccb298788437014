import { app } from "@/server/api/app-kernel";
import { FindInput, findByName } from "@/server/api/reads/find";
import { router, staffProcedure } from "@/server/api/trpc";

export const findRouter = router({
  byName: staffProcedure()
    .input(FindInput)
    .query(({ input }) => findByName(app().kernel.db, input)),
});
