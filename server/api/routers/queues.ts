import { app } from "@/server/api/app-kernel";
import { readQueueRates, readQueues } from "@/server/api/reads/queues";
import { router, staffProcedure } from "@/server/api/trpc";

export const queuesRouter = router({
  list: staffProcedure().query(() => readQueues(app().kernel.db, app().queues)),
  rates: staffProcedure().query(() => readQueueRates(app().kernel.db)),
});
