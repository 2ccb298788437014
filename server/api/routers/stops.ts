import { app } from "@/server/api/app-kernel";
import { readStops } from "@/server/api/reads/stops";
import { router, staffProcedure } from "@/server/api/trpc";

export const stopsRouter = router({
  standing: staffProcedure().query(() => readStops(app().kernel.db)),
});
