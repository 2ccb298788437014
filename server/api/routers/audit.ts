import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { AuditListInput, listAudit, readAuditEvent } from "@/server/api/reads/list-audit";
import { readTrailStatus } from "@/server/api/reads/trail-status";
import { router, staffProcedure } from "@/server/api/trpc";
import { readInclusion } from "@/server/proofs/read-proofs";
import { verifyTrail } from "@/server/proofs/verify-trail";

const ById = z.object({ id: z.uuid() });

export const auditRouter = router({
  list: staffProcedure()
    .input(AuditListInput)
    .query(({ input }) => listAudit(app().kernel.db, input)),
  get: staffProcedure()
    .input(ById)
    .query(({ input }) => readAuditEvent(app().kernel.db, input.id)),
  status: staffProcedure().query(() => readTrailStatus(app().kernel.db)),
  /** Null: not sealed yet. */
  proof: staffProcedure()
    .input(ById)
    .query(({ input }) => readInclusion(app().kernel.db, input.id)),
  /** Streams how far it is; who goes away stops it. */
  verify: staffProcedure()
    .input(z.object({}).strict())
    .mutation(({ ctx }) => verifyTrail(app().kernel.db, ctx.actor)),
});
