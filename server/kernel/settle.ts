import { and, eq, sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { EventChanges } from "./action-event";
import { appendAudit } from "./audit";
import type { AuditEntry } from "./audit";
import type { Claim } from "./claim";
import type { AttemptEnd } from "./execute";
import { readGround } from "./ground";
import type { Ground } from "./ground";
import type { Kernel } from "./kernel";
import { settledNotice, troubleNotice } from "./notices";
import type { QueueName } from "./queues";
import { addToOutbox } from "./outbox";
import type { OutboxMessage } from "./outbox";
import { loadTargets } from "./stored";
import type { TargetRow } from "./stored";
import type { ActionStatus } from "./states";

export interface Completion {
  claim: Claim;
  end: AttemptEnd;
}

const PUT_OFF_MS = 15_000;

/** Records the ends of one or many attempts. A completion whose fence is old changes nothing. */
export async function settleActions(kernel: Kernel, completions: readonly Completion[]): Promise<Map<string, ActionStatus>> {
  const mine = completions.filter(({ end }) => end.end !== "lost");
  const statuses = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const targets = await loadTargets(tx, mine.map(({ claim }) => claim.row));
    const plans = mine.map((one) => plan(kernel, ground, one, targets.get(one.claim.row.id) ?? []));
    const written = await Promise.all(plans.map((one) => write(tx, one)));
    const done = plans.filter((_, i) => written[i]);
    await failPending(tx, ground, done);
    await appendAudit(tx, done.map((one) => one.event));
    await addToOutbox(tx, ground.now, done.flatMap((one) => one.messages));
    return new Map(done.map((one) => [one.claim.row.id, one.to]));
  });
  kernel.hint("audit");
  kernel.hint("outbox");
  return statuses;
}

interface Plan {
  claim: Claim;
  to: ActionStatus;
  set: Partial<typeof actions.$inferInsert>;
  event: AuditEntry;
  messages: OutboxMessage[];
  /** Attempts are spent: what is still pending has failed. */
  failPendingWith: { code: string; message: string } | null;
}

function plan(kernel: Kernel, ground: Ground, { claim, end }: Completion, targets: TargetRow[]): Plan {
  const { row, attempt } = claim;
  const queue = kernel.queues[row.queue as QueueName]; // Safe because submit takes the queue from the kind.
  if (end.end === "put_off") return retryPlan(ground, claim, { waitMs: PUT_OFF_MS, attempt: attempt - 1, problem: null });
  if (end.end === "retry" && attempt < row.attemptsMax) {
    return retryPlan(ground, claim, { waitMs: queue.backoffMs(attempt), attempt, problem: end.problem });
  }
  return endPlan(ground, claim, targets, end.end === "retry" ? end.problem : null);
}

function retryPlan(
  ground: Ground,
  claim: Claim,
  { waitMs, attempt, problem }: { waitMs: number; attempt: number; problem: { code: string; message: string } | null },
): Plan {
  const notBefore = new Date(ground.now.getTime() + waitMs);
  return {
    claim,
    to: "queued",
    set: { status: "queued", attempt, notBefore, dispatchedAt: null, leaseOwner: null, leaseUntil: null, problem },
    event: event(claim, ground, "action.retried", "queued", { attempt }, { notBefore, problem }),
    messages: [],
    failPendingWith: null,
  };
}

function endPlan(
  ground: Ground,
  claim: Claim,
  targets: TargetRow[],
  failPendingWith: Plan["failPendingWith"],
): Plan {
  const { row } = claim;
  const counts = countTargets(targets, failPendingWith !== null);
  const to = counts.unknown > 0 ? "unknown" : counts.failed > 0 ? "failed" : "succeeded";
  const name = ({ unknown: "action.uncertain", failed: "action.failed", succeeded: "action.succeeded" } as const)[to];
  const first = targets.find((target) => target.problem !== null)?.problem ?? failPendingWith;
  const problem = to === "succeeded" ? null : (first ?? { code: "failed", message: "At least one target failed." });
  const settledAt = to === "unknown" ? null : ground.now;
  const told = { ...row, status: to } as const;
  return {
    claim,
    to,
    set: { status: to, settledAt, leaseOwner: null, leaseUntil: null, result: { targets: counts }, problem },
    event: event(claim, ground, name, to, {}, { targets: counts }),
    messages: [...settledNotice(told), ...troubleNotice(told)],
    failPendingWith,
  };
}

function countTargets(targets: readonly TargetRow[], pendingFailed: boolean) {
  const count = (status: TargetRow["status"]) => targets.filter((target) => target.status === status).length;
  const pending = count("pending");
  return {
    succeeded: count("succeeded"),
    failed: count("failed") + (pendingFailed ? pending : 0),
    cancelled: count("cancelled"),
    unknown: count("unknown"),
    pending: pendingFailed ? 0 : pending,
  };
}

function event(
  { row, fence }: Claim,
  ground: Ground,
  name: "action.retried" | "action.succeeded" | "action.failed" | "action.uncertain",
  to: ActionStatus,
  changes: EventChanges,
  detail: Record<string, unknown>,
): AuditEntry {
  return actionEvent({
    event: name,
    actionId: row.id,
    generation: row.generation,
    from: "running",
    to,
    actor: { kind: "system", id: row.leaseOwner ?? "worker" },
    at: ground.now,
    changes,
    detail: { ...detail, fence },
  });
}

async function write(tx: Tx, { claim, set }: Plan): Promise<boolean> {
  const moved = await tx
    .update(actions)
    .set(set)
    .where(and(eq(actions.id, claim.row.id), eq(actions.status, "running"), eq(actions.fence, claim.fence)))
    .returning({ id: actions.id });
  return moved.length > 0;
}

async function failPending(tx: Tx, ground: Ground, plans: readonly Plan[]): Promise<void> {
  for (const { claim, failPendingWith } of plans) {
    if (!failPendingWith) continue;
    await tx
      .update(actionTargets)
      .set({ status: "failed", problem: failPendingWith, settledAt: ground.now })
      .where(
        and(
          eq(actionTargets.actionId, claim.row.id),
          eq(actionTargets.generation, claim.row.generation),
          eq(actionTargets.status, "pending"),
        ),
      );
  }
}
