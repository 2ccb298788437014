import { app } from "@/server/api/app-kernel";
import { OverviewInput, readOverview } from "@/server/api/reads/overview";
import { router, staffProcedure } from "@/server/api/trpc";

export const overviewRouter = router({
  read: staffProcedure()
    .input(OverviewInput)
    .query(({ input }) => readOverview(app().kernel.db, input)),
});
