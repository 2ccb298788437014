import { app } from "@/server/api/app-kernel";
import { readApproverPace } from "@/server/api/reads/approver-pace";
import { FigureInput, listFigure } from "@/server/api/reads/figures";
import { OverviewInput, readOverview } from "@/server/api/reads/overview";
import { router, staffProcedure } from "@/server/api/trpc";

const anyStaff = staffProcedure();

export const overviewRouter = router({
  read: anyStaff.input(OverviewInput).query(({ input }) => readOverview(app().kernel.db, input)),
  figure: anyStaff.input(FigureInput).query(({ input }) => listFigure(app().kernel.db, input)),
  pace: anyStaff.query(() => readApproverPace(app().kernel.db)),
});
