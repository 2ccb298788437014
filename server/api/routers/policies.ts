import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { readParameters } from "@/server/api/reads/policy-parameters";
import { readRules } from "@/server/api/reads/policy-rules";
import { readShadow, readSimulationChanges } from "@/server/api/reads/policy-simulation";
import { readDrafts, readVersions } from "@/server/api/reads/policy-versions";
import { router, staffProcedure } from "@/server/api/trpc";
import { activateDraft } from "@/server/policy-desk/activate-draft";
import { createDraft, DraftInput } from "@/server/policy-desk/create-draft";
import { discardDraft } from "@/server/policy-desk/discard-draft";
import { editDraft } from "@/server/policy-desk/edit-draft";
import { endShadow, shadowDraft } from "@/server/policy-desk/shadow-draft";
import { SIMULATION_DAYS, simulateDraft } from "@/server/policy-desk/simulate-draft";

const anyStaff = staffProcedure();
const operator = staffProcedure("operator");
const ByVersion = z.object({ versionId: z.number().int().positive() }).strict();
const Simulation = ByVersion.extend({ days: z.literal(SIMULATION_DAYS) });

/** The policy: its rules, its parameters, and the way to other ones. */
export const policiesRouter = router({
  parameters: anyStaff.query(() => readParameters(app().kernel.db)),
  rules: anyStaff.query(() => readRules(app().kernel.db)),
  drafts: anyStaff.query(() => readDrafts(app().kernel.db)),
  versions: anyStaff.query(() => readVersions(app().kernel.db)),
  changes: anyStaff
    .input(z.object({ id: z.uuid() }))
    .query(({ input }) => readSimulationChanges(app().kernel.db, input.id)),
  shadow: anyStaff.input(ByVersion).query(({ input }) => readShadow(app().kernel.db, input.versionId)),
  draft: anyStaff.input(DraftInput.strict()).mutation(({ ctx, input }) => createDraft(app().kernel, ctx.actor, input)),
  edit: anyStaff
    .input(DraftInput.extend(ByVersion.shape).strict())
    .mutation(({ ctx, input }) => editDraft(app().kernel, ctx.actor, input)),
  discard: anyStaff
    .input(ByVersion)
    .mutation(({ ctx, input }) => discardDraft(app().kernel, ctx.actor, input.versionId)),
  /** Streams how far it is; a client that goes away leaves nothing behind. */
  simulate: anyStaff.input(Simulation).mutation(({ ctx, input }) => simulateDraft(app().kernel, ctx.actor, input)),
  activate: operator
    .input(ByVersion)
    .mutation(({ ctx, input }) => activateDraft(app().kernel, ctx.actor, input.versionId)),
  startShadow: operator
    .input(ByVersion)
    .mutation(({ ctx, input }) => shadowDraft(app().kernel, ctx.actor, input.versionId)),
  endShadow: operator
    .input(ByVersion)
    .mutation(({ ctx, input }) => endShadow(app().kernel, ctx.actor, input.versionId)),
});
