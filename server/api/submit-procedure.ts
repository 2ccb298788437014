import { appendAudit } from "@/server/kernel/audit";
import type { Actor } from "@/server/kernel/actor";
import { isRecorded, markRecorded } from "@/server/kernel/on-record";
import { readGround } from "@/server/kernel/ground";
import { app } from "./app-kernel";
import { problemOf } from "./errors";
import { actorProcedure } from "./trpc";

/** Refused before the kernel saw them; what the kernel refuses is on its own record. */
const REFUSED_AT_THE_DOOR = new Set(["rate_limited"]);

/** Submissions that do not even parse, or come too fast, are on record too. */
export const submitProcedure = actorProcedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (!result.ok) {
    const isUnparsed = result.error.code === "BAD_REQUEST" && result.error.cause?.name === "ZodError";
    const { code } = problemOf(result.error);
    const isOnRecord = result.error.cause !== undefined && isRecorded(result.error.cause);
    if (!isOnRecord && (isUnparsed || REFUSED_AT_THE_DOOR.has(code))) {
      await recordRefusal(ctx.actor, { code, path });
      if (result.error.cause) markRecorded(result.error.cause);
    }
  }
  return result;
});

async function recordRefusal(actor: Actor, body: { code: string; path: string }): Promise<void> {
  const { kernel } = app();
  await kernel.db.transaction(async (tx) => {
    const { now: at } = await readGround(tx, kernel);
    await appendAudit(tx, [{ type: "submit.refused", actor, at, body }]);
  });
}
