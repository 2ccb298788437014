import { and, eq } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { effects } from "@/drizzle/schema/effects";
import { actionEvent } from "@/server/kernel/action-event";
import { appendAudit } from "@/server/kernel/audit";
import { effectKeyOf } from "@/server/kernel/key";

type Tx = Parameters<typeof appendAudit>[0];
interface Database {
  transaction: (work: (tx: Tx) => Promise<void>) => Promise<void>;
}

const HOUR_MS = 3_600_000;
const PATH = [
  { event: "action.approved", from: "held", to: "approved" },
  { event: "action.queued", from: "approved", to: "queued" },
  { event: "action.started", from: "queued", to: "running", changes: { fence: 1, attempt: 1 } },
  { event: "action.uncertain", from: "running", to: "unknown" },
] as const;

/** Takes a held mail to where a lost answer leaves it, under the eyes of a running worker that must not see it queued. */
export async function leaveUnknown(db: Database, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = new Date();
    const actor = { kind: "system", id: "test" } as const;
    const problem = { code: "no_answer", message: "The line was cut." };
    await tx
      .update(actions)
      .set({ status: "unknown", fence: 1, attempt: 1, startedAt: at, problem, expiresAt: null })
      .where(and(eq(actions.id, id), eq(actions.status, "held")));
    await tx
      .update(actionTargets)
      .set({ status: "unknown", problem, settledAt: at })
      .where(eq(actionTargets.actionId, id));
    await tx.insert(effects).values({
      effectKey: effectKeyOf({ actionId: id, generation: 1, target: "0", step: "effect" }),
      ...{ actionId: id, generation: 1, targetN: 0, step: "effect", port: "resend", fence: 1, outcome: "unknown" },
      ...{ intentAt: at, doneAt: at, windowUntil: new Date(at.getTime() + HOUR_MS), problem },
    });
    const events = PATH.map((arrow) => actionEvent({ ...arrow, actionId: id, generation: 1, actor, at }));
    await appendAudit(tx, events);
  });
}
