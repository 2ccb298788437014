import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { listAudienceLists } from "@/server/api/reads/audience-lists";
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
import { ListUpload, checkList } from "@/server/email/lists/check-list";
import { NewList, keepList } from "@/server/email/lists/keep-list";

const SAMPLE = 20;
const editors = staffProcedure("operator", "editor");

/** Whom mailings go to, as saved filters, and the lists that filters may name. */
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
  lists: staffProcedure().query(() => listAudienceLists(app().kernel.db)),
  // Changes nothing; a mutation, because a file does not fit into an address.
  checkList: editors.input(ListUpload).mutation(async ({ input }) => {
    const { memberIds, ...checked } = await checkList(app().kernel.db, input);
    return { ...checked, members: memberIds.length };
  }),
  keepList: editors.input(NewList).mutation(({ ctx, input }) => keepList(app().kernel, ctx.actor, input)),
});
