import { sql } from "drizzle-orm";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
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
import { settleDoubts } from "./settle-doubts";
import { loadTargets } from "./stored";
import type { TargetRow } from "./stored";
import type { ActionStatus } from "./states";

export interface Completion {
  claim: Claim;
  end: AttemptEnd;
}

const PUT_OFF_MS = 15_000;

/** Records the ends of one or many attempts. A completion whose fence is old changes nothing. */
export async function settleActions(
  kernel: Kernel,
  completions: readonly Completion[],
): Promise<Map<string, ActionStatus>> {
  const mine = completions.filter(({ end }) => end.end !== "lost");
  const statuses = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const spent = mine.filter(isSpent).map(({ claim }) => claim);
    await settleDoubts(tx, ground.now, spent);
    const targets = await loadTargets(
      tx,
      mine.map(({ claim }) => claim.row),
    );
    const plans = mine.map((one) => plan(kernel, ground, one, targets.get(one.claim.row.id) ?? []));
    const written = await write(tx, plans);
    const done = plans.filter((one) => written.has(one.claim.row.id));
    await failPending(tx, ground, done);
    await appendAudit(
      tx,
      done.map((one) => one.event),
    );
    await addToOutbox(
      tx,
      ground.now,
      done.flatMap((one) => one.messages),
    );
    return new Map(done.map((one) => [one.claim.row.id, one.to]));
  });
  kernel.hint("audit");
  kernel.hint("outbox");
  return statuses;
}

/** The columns an end sets; all of them, so that many rows are one statement. */
interface Ending {
  attempt: number;
  not_before: Date;
  settled_at: Date | null;
  result: { targets: Record<string, number> } | null;
  problem: unknown;
}

interface Plan {
  claim: Claim;
  to: ActionStatus;
  set: Ending;
  event: AuditEntry;
  messages: OutboxMessage[];
  /** Set when the attempts are spent. */
  failPendingWith: { code: string; message: string } | null;
}

function plan(kernel: Kernel, ground: Ground, { claim, end }: Completion, targets: TargetRow[]): Plan {
  const { row, attempt } = claim;
  const queue = kernel.queues[row.queue as QueueName]; // Safe because submit takes the queue from the kind.
  if (end.end === "put_off")
    return retryPlan(ground, claim, { waitMs: PUT_OFF_MS, attempt: attempt - 1, problem: null });
  if (end.end === "retry" && !isSpent({ claim, end })) {
    return retryPlan(ground, claim, { waitMs: queue.backoffMs(attempt), attempt, problem: end.problem });
  }
  return endPlan(ground, claim, targets, end.end === "retry" ? end.problem : null);
}

const isSpent = ({ claim, end }: Completion): boolean => end.end === "retry" && claim.attempt >= claim.row.attemptsMax;

function retryPlan(
  ground: Ground,
  claim: Claim,
  { waitMs, attempt, problem }: { waitMs: number; attempt: number; problem: { code: string; message: string } | null },
): Plan {
  const notBefore = new Date(ground.now.getTime() + waitMs);
  return {
    claim,
    to: "queued",
    set: { attempt, not_before: notBefore, settled_at: null, result: null, problem },
    event: actionEvent({
      ...about(claim, ground),
      event: "action.retried",
      to: "queued",
      changes: { attempt },
      detail: { notBefore, problem, fence: claim.fence },
    }),
    messages: [],
    failPendingWith: null,
  };
}

function endPlan(ground: Ground, claim: Claim, targets: TargetRow[], failPendingWith: Plan["failPendingWith"]): Plan {
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
    set: {
      attempt: claim.attempt,
      not_before: row.notBefore,
      settled_at: settledAt,
      result: { targets: counts },
      problem,
    },
    event: actionEvent({ ...about(claim, ground), event: name, to, detail: { targets: counts, fence: claim.fence } }),
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

/** What every event about this claim says. */
const about = ({ row }: Claim, ground: Ground) => ({
  actionId: row.id,
  generation: row.generation,
  from: "running" as const,
  actor: { kind: "system" as const, id: row.leaseOwner ?? "worker" },
  at: ground.now,
});

/** One statement for all of them. Who is not in the answer has an old fence, or was stopped meanwhile. */
async function write(tx: Tx, plans: readonly Plan[]): Promise<Set<string>> {
  if (plans.length === 0) return new Set();
  const values = plans.map(({ claim: { row, fence }, to, set }) => ({ id: row.id, fence, to, ...set }));
  const rows = await tx.execute<{ id: string }>(sql`
    update ${actions} as action
    set status = ending.to, attempt = ending.attempt, not_before = ending.not_before, settled_at = ending.settled_at,
      result = ending.result, problem = ending.problem, dispatched_at = null, lease_owner = null, lease_until = null
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as ending(
      id uuid, fence int, "to" text, attempt int, not_before timestamptz, settled_at timestamptz, result jsonb, problem jsonb)
    where action.id = ending.id and action.status = 'running' and action.fence = ending.fence
    returning action.id`);
  return new Set(rows.map((row) => row.id));
}

/** Attempts are spent: what is still pending has failed. */
async function failPending(tx: Tx, ground: Ground, plans: readonly Plan[]): Promise<void> {
  const spent = plans.flatMap(({ claim: { row }, failPendingWith }) =>
    failPendingWith ? [{ id: row.id, generation: row.generation, problem: failPendingWith }] : [],
  );
  if (spent.length === 0) return;
  await tx.execute(sql`
    update ${actionTargets} as target
    set status = 'failed', problem = spent.problem, settled_at = ${ground.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(spent)}::text::jsonb) as spent(id uuid, generation int, problem jsonb)
    where target.action_id = spent.id and target.generation = spent.generation and target.status = 'pending'`);
}
