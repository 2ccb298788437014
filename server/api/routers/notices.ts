import { app } from "@/server/api/app-kernel";
import { SeenInput, markNoticesSeen, readNotices } from "@/server/api/reads/notices";
import { router, staffProcedure } from "@/server/api/trpc";

export const noticesRouter = router({
  list: staffProcedure().query(({ ctx }) => readNotices(app().kernel.db, ctx.staff)),
  markSeen: staffProcedure()
    .input(SeenInput)
    .mutation(({ ctx, input }) => markNoticesSeen(app().kernel.db, ctx.staff, input)),
});
