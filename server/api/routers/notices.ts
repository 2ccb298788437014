import { app } from "@/server/api/app-kernel";
import { markNoticesSeen, readNotices } from "@/server/api/reads/notices";
import { router, staffProcedure } from "@/server/api/trpc";

export const noticesRouter = router({
  list: staffProcedure().query(({ ctx }) => readNotices(app().kernel.db, ctx.staff)),
  markSeen: staffProcedure().mutation(({ ctx }) => markNoticesSeen(app().kernel.db, ctx.staff)),
});
