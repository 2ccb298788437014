import { z } from "zod";

/**
 * What a job may carry: ids only. Everything else is read from Postgres when it runs, so a lost or repeated job
 * changes nothing.
 */
export const JobData = z.discriminatedUnion("name", [
  z.object({ name: z.literal("action.execute"), actionIds: z.array(z.uuid()).min(1).max(64) }),
  z.object({ name: z.literal("webhook.process"), webhookId: z.uuid() }),
  z.object({ name: z.literal("decision.expire"), limit: z.number().int().positive() }),
  z.object({ name: z.literal("decision.escalate"), limit: z.number().int().positive() }),
]);
export type JobData = z.infer<typeof JobData>;
