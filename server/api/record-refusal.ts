import type { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Actor } from "@/server/kernel/actor";
import { appendAudit } from "@/server/kernel/audit";
import { readNow } from "@/server/kernel/database-now";
import { KernelError } from "@/server/kernel/errors";
import { isRecorded } from "@/server/kernel/on-record";
import { app } from "./app-kernel";

interface Refused {
  actor: Actor;
  path: string;
  rawInput: unknown;
  error: TRPCError;
}

/**
 * A change that was refused is on record as it would be had it been made, by whichever layer it was refused. Strangers
 * are not: they could fill the trail.
 */
export async function recordRefusal({ actor, path, rawInput, error }: Refused): Promise<void> {
  const { cause } = error;
  if (actor.kind === "anonymous" || !(cause instanceof KernelError)) return;
  if (cause.code === "unavailable" || isRecorded(cause)) return;
  const asked = About.safeParse(rawInput);
  const id = asked.success ? asked.data.id : null;
  const isTask = path.startsWith("tasks.");
  const about = isTask ? { actionId: null, body: { taskId: id } } : { actionId: id, body: {} };
  const { kernel } = app();
  await kernel.db.transaction(async (tx) => {
    const at = await readNow(tx, kernel);
    const body = { path, code: cause.code, ...about.body };
    await appendAudit(tx, [{ type: "change.refused", actor, at, actionId: about.actionId, body }]);
  });
  kernel.hint("audit");
}

const About = z.object({ id: z.uuid() });
