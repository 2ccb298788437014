import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { listTemplates, TemplateListInput } from "@/server/api/reads/list-templates";
import { readTemplate, TemplateId } from "@/server/api/reads/template-detail";
import { PreviewInput, previewTemplate } from "@/server/api/reads/template-preview";
import { readTemplateResults, TemplateResultsInput } from "@/server/api/reads/template-results";
import { listTemplateUses } from "@/server/api/reads/template-use";
import { router, staffProcedure } from "@/server/api/trpc";
import { createVariant, NewVariant } from "@/server/email/variants/create-variant";
import { discardDraft } from "@/server/email/variants/discard-draft";
import { PublicationRequest, publishDraft } from "@/server/email/variants/publish-draft";
import { NamedVersion, retireVersion } from "@/server/email/variants/retire-version";
import { DraftWords, saveDraft } from "@/server/email/variants/save-draft";

const anyStaff = staffProcedure();
const writer = staffProcedure("operator", "editor");
const ById = z.strictObject({ id: TemplateId });

/** The mails there are, and the words that staff give them. A test of one is an action: email.send_test. */
export const templatesRouter = router({
  list: anyStaff.input(TemplateListInput).query(({ input }) => listTemplates(app().kernel.db, input)),
  get: anyStaff.input(ById).query(({ input }) => readTemplate(app().kernel.db, input.id)),
  preview: anyStaff.input(PreviewInput).query(({ input }) => previewTemplate(app().kernel.db, input)),
  uses: anyStaff.input(ById).query(({ input }) => listTemplateUses(app().kernel.db, input.id)),
  results: anyStaff.input(TemplateResultsInput).query(({ input }) => readTemplateResults(app().kernel.db, input)),
  create: writer.input(NewVariant).mutation(({ ctx, input }) => createVariant(app().kernel, ctx.actor, input)),
  save: writer.input(DraftWords).mutation(({ ctx, input }) => saveDraft(app().kernel, ctx.actor, input)),
  discard: writer.input(NamedVersion).mutation(({ ctx, input }) => discardDraft(app().kernel, ctx.actor, input)),
  publish: writer.input(PublicationRequest).mutation(({ ctx, input }) => publishDraft(app().kernel, ctx.actor, input)),
  retire: writer.input(NamedVersion).mutation(({ ctx, input }) => retireVersion(app().kernel, ctx.actor, input)),
});
