import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { router, staffProcedure } from "@/server/api/trpc";
import { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { sampleAudience } from "@/server/email/audiences/find-audience";
import {
  AudienceDraft,
  archiveAudience,
  changeAudience,
  createAudience,
  listAudiences,
} from "@/server/email/audiences/save-audience";

const SAMPLE = 20;
const editors = staffProcedure("operator", "editor");

/** Whom mailings go to, as saved filters. */
export const audiencesRouter = router({
  list: staffProcedure().query(() => listAudiences(app().kernel.db)),
  sample: staffProcedure()
    .input(z.object({ filter: AudienceFilter }))
    .query(({ input }) => sampleAudience(app().kernel.db, input.filter, SAMPLE)),
  create: editors.input(AudienceDraft).mutation(({ ctx, input }) => createAudience(app().kernel, ctx.actor, input)),
  change: editors
    .input(AudienceDraft.extend({ id: z.uuid(), version: z.int().positive() }))
    .mutation(({ ctx, input }) => changeAudience(app().kernel, ctx.actor, input)),
  archive: editors
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => archiveAudience(app().kernel, ctx.actor, input.id)),
});
