import { z } from "zod";
import { AGENT_NAMES } from "@/server/agents/registry";
import { app } from "@/server/api/app-kernel";
import { CallbackListInput, listCallbacks, readCallback } from "@/server/api/reads/callbacks";
import { readAgent, readAgents } from "@/server/api/reads/agents";
import { freshProcedure } from "@/server/api/fresh-procedure";
import { router, staffProcedure } from "@/server/api/trpc";
import { createAgentKey, PacePercent, listAgentKeys, revokeAgentKey, rotateAgentKey } from "@/server/auth/agent-keys";
import { OVERLAP_HOURS_MAX, rotateCallbackSecret } from "@/server/auth/agent-callback";
import { pauseAgent, resumeAgent } from "@/server/auth/agent-state";
import { setAgentOwner } from "@/server/staffing/agent-owner";
import { repeatCallback } from "@/server/api/repeat-callback";
import { setCheckedCallback } from "@/server/api/set-checked-callback";
import { env } from "@/server/env";

const Agent = z.object({ agent: z.enum(AGENT_NAMES) });
const Reason = z.string().trim().min(1).max(500);
const Label = z.string().trim().min(1).max(100);
const operator = staffProcedure("operator");
const freshOperator = freshProcedure("operator");

export const agentsRouter = router({
  list: staffProcedure().query(() => readAgents(app().kernel.db)),
  get: staffProcedure()
    .input(Agent)
    .query(({ input }) => readAgent(app().kernel.db, input.agent)),
  pause: operator
    .input(Agent.extend({ reason: Reason }))
    .mutation(({ ctx, input }) => pauseAgent(app().kernel.db, ctx.actor, input)),
  resume: operator.input(Agent).mutation(({ ctx, input }) => resumeAgent(app().kernel.db, ctx.actor, input.agent)),
  setCallback: operator
    .input(Agent.extend({ url: z.url().max(2_000) }))
    .mutation(({ ctx, input }) => setCheckedCallback(app().kernel.db, ctx.actor, input, env())),
  rotateCallbackSecret: freshOperator
    .input(Agent.extend({ overlapHours: z.number().min(0).max(OVERLAP_HOURS_MAX) }))
    .mutation(({ ctx, input }) => rotateCallbackSecret(app().kernel.db, ctx.actor, input)),
  callback: staffProcedure()
    .input(Agent)
    .query(({ input }) => readCallback(app().kernel.db, input.agent)),
  callbacks: staffProcedure()
    .input(CallbackListInput)
    .query(({ input }) => listCallbacks(app().kernel.db, input)),
  repeatCallback: operator
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => repeatCallback(app().kernel, ctx.actor, input.id)),
  setOwner: operator
    .input(Agent.extend({ ownerId: z.uuid().nullable() }))
    .mutation(({ ctx, input }) => setAgentOwner(app().kernel.db, ctx.actor, input)),
  keys: operator.query(() => listAgentKeys(app().kernel.db)),
  createKey: freshOperator
    .input(Agent.extend({ label: Label, pacePercent: PacePercent.optional() }))
    .mutation(({ ctx, input }) => createAgentKey(app().kernel.db, ctx.actor, input)),
  rotateKey: freshOperator
    .input(z.object({ keyId: z.uuid(), overlapHours: z.number().min(0).max(168) }))
    .mutation(({ ctx, input }) => rotateAgentKey(app().kernel.db, ctx.actor, input)),
  revokeKey: operator
    .input(z.object({ keyId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeAgentKey(app().kernel.db, ctx.actor, input.keyId)),
});
