import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { readWebhook } from "@/server/api/reads/webhook-detail";
import { WebhookListInput, listWebhooks, readWebhookTypes } from "@/server/api/reads/webhooks";
import { router, staffProcedure } from "@/server/api/trpc";
import { Replay, replayEvents } from "@/server/hooks/replay-events";

const anyStaff = staffProcedure();
const SEES_PAYLOADS: readonly string[] = ["operator", "support"];

/** What providers told us by webhook. */
export const webhooksRouter = router({
  list: anyStaff.input(WebhookListInput).query(({ input }) => listWebhooks(app().kernel.db, input)),
  types: anyStaff.query(() => readWebhookTypes(app().kernel.db)),
  get: anyStaff
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => readWebhook(app().kernel.db, input.id, SEES_PAYLOADS.includes(ctx.staff.role))),
  replay: staffProcedure("operator")
    .input(Replay)
    .mutation(({ ctx, input }) => replayEvents(app().kernel, ctx.actor, input)),
});
