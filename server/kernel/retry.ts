import { eq } from "drizzle-orm";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import type { ActionAnswer } from "./answer";
import { appendAudit } from "./audit";
import { readNow } from "./database-now";
import { KernelError } from "./errors";
import type { Kernel } from "./kernel";
import { submitActions } from "./submit";

export const Retry = z.object({ reason: z.string().trim().min(1).max(2_000) }).strict();

const RETRYABLE = ["failed", "expired", "cancelled"] as const;

/** A settled action is final; trying again is a new action of the same submitter, decided anew. */
export async function retryAction(kernel: Kernel, actor: Actor, id: string, reason: string): Promise<ActionAnswer> {
  const [row] = await kernel.db.select().from(actions).where(eq(actions.id, id));
  if (!row) throw new KernelError("not_found", "There is no such action.", { id });
  if (!RETRYABLE.some((status) => status === row.status)) {
    throw new KernelError("state_conflict", `This action is ${row.status}; there is nothing to try again.`, {
      actionStatus: row.status,
    });
  }
  return askAgain(kernel, actor, row, { reason, note: `Tried again: ${reason}` });
}

/** A new action of the same submitter with the old one as its parent, on record with who asked and why. */
export async function askAgain(
  kernel: Kernel,
  actor: Actor,
  row: typeof actions.$inferSelect,
  { reason, note }: { reason: string; note?: string },
): Promise<ActionAnswer> {
  const submission = {
    action: row.kind,
    input: row.payload,
    evidence: [],
    reasonCode: row.reasonCode ?? undefined,
    note,
    parentId: row.id,
    dryRun: false,
  };
  const answer = await kernel.db.transaction(async (tx) => {
    const [result] = await submitActions({ ...kernel, db: tx }, [{ actor: submitterOf(row), submission }]);
    if (!result?.ok) throw result?.error ?? new KernelError("unavailable", "The new action got no answer.");
    const at = await readNow(tx, kernel);
    const body = { parentId: row.id, created: result.created };
    const actionId = result.answer.id;
    await appendAudit(tx, [{ type: "action.retry_asked", actor, at, actionId, body, private: { reason } }]);
    return result.answer;
  });
  kernel.hint("audit");
  return answer;
}

function submitterOf(row: typeof actions.$inferSelect): Actor {
  if (row.submitterKind === "staff") return { kind: "staff", id: row.submitter, role: "operator" };
  return { kind: row.submitterKind, id: row.submitter };
}
