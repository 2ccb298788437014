import { and, eq, inArray, notInArray } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import type { Kernel } from "./kernel";

/**
 * A job for an action that was never handed over did not come from the relay. It changes nothing, as no job does by
 * itself, but somebody can write to Redis who should not.
 */
export async function recordForgedJobs(kernel: Kernel, worker: string, ids: readonly string[]): Promise<void> {
  const actor: Actor = { kind: "system", id: worker };
  const found = await kernel.db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: actions.id, status: actions.status, generation: actions.generation })
      .from(actions)
      .where(
        and(
          inArray(actions.id, [...ids]),
          eq(actions.dispatch, 0),
          // What is queued may be handed over at this moment.
          notInArray(actions.status, ["queued", "running"]),
        ),
      );
    if (rows.length === 0) return 0;
    const at = await readNow(tx, kernel);
    await appendAudit(
      tx,
      rows.map(({ id, generation, status }) => {
        return { type: "job.refused", at, actor, actionId: id, generation, body: { code: "not_dispatched", status } };
      }),
    );
    return rows.length;
  });
  if (found > 0) kernel.hint("audit");
}
