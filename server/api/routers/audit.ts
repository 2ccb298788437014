import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { AuditListInput, listAudit, readAuditEvent } from "@/server/api/reads/list-audit";
import { router, staffProcedure } from "@/server/api/trpc";

export const auditRouter = router({
  list: staffProcedure()
    .input(AuditListInput)
    .query(({ input }) => listAudit(app().kernel.db, input)),
  get: staffProcedure()
    .input(z.object({ id: z.uuid() }))
    .query(({ input }) => readAuditEvent(app().kernel.db, input.id)),
});
