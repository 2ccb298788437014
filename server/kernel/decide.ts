import { staff } from "@/drizzle/schema/staff";
import { eq } from "drizzle-orm";
import { approvalVotes } from "@/drizzle/schema/actions";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { raiseBar } from "./bar";
import { readNow } from "./database-now";
import { openCase, votesOn } from "./decision-case";
import type { Case, Decision } from "./decision-case";
import { KernelError } from "./errors";
import { readGround } from "./ground";
import type { Kernel } from "./kernel";
import { conflict, lockAction } from "./load";
import type { ActionRow } from "./load";
import { moveActions } from "./move";
import { breakGlassNotice } from "./notices";
import { markRecorded } from "./on-record";
import { addToOutbox } from "./outbox";
import { missingVotes } from "./quorum";
import type { Human } from "./voters";

export interface Decided {
  id: string;
  status: ActionRow["status"];
  votesMissing: number;
  /** Until then an approval can be undone. */
  notBefore: Date | null;
}

/** One human's decision on the generation they saw. Agents are refused before anything is read. */
export async function decideAction(kernel: Kernel, actor: Actor, id: string, decision: Decision): Promise<Decided> {
  const outcome = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const human = await refuseNonHumans(tx, ground.now, actor, id);
    if (human instanceof KernelError) return human;
    const row = await lockAction(tx, id);
    const one = await openCase(tx, { row, human, decision, ground });
    if (one instanceof KernelError) {
      await recordRefusal(tx, { at: ground.now, actor: human, id, error: one });
      return one;
    }
    await castVote(tx, one);
    return decision.verdict === "reject" ? reject(tx, one) : approve(tx, one);
  });
  for (const hint of ["audit", "outbox", "dispatch"] as const) kernel.hint(hint);
  if (outcome instanceof KernelError) throw outcome;
  return outcome;
}

/** For the door: an agent hears that it cannot decide, whatever else is wrong with its request. */
export async function refuseAgentDecision(kernel: Kernel, actor: Actor, id: string | null): Promise<void> {
  if (actor.kind !== "agent") return;
  const error = await kernel.db.transaction(async (tx) => {
    return refuseNonHumans(tx, await readNow(tx, kernel), actor, id);
  });
  kernel.hint("audit");
  if (error instanceof KernelError) throw error;
}

async function refuseNonHumans(tx: Tx, at: Date, actor: Actor, id: string | null): Promise<Human | KernelError> {
  if (actor.kind === "staff") return actor;
  const error =
    actor.kind === "agent"
      ? new KernelError("agents_cannot_decide", "Agents submit; only people decide. Wait for the outcome instead.")
      : new KernelError("unauthenticated", "Sign in to decide.");
  await recordRefusal(tx, { at, actor, id, error });
  return error;
}

async function castVote(tx: Tx, { row, human, capacity, decision, ground }: Case): Promise<void> {
  await tx.insert(approvalVotes).values({
    actionId: row.id,
    generation: row.generation,
    approverId: human.id,
    ...capacity,
    verdict: decision.verdict,
    digestSeen: decision.digest,
    reason: decision.reason ?? null,
    typedCount: decision.typedCount ?? null,
    openMs: decision.openMs ?? null,
    channel: decision.channel ?? "api",
    breakGlass: decision.breakGlass ?? false,
    votedAt: ground.now,
  });
}

async function approve(tx: Tx, one: Case): Promise<Decided> {
  const { row, decision } = one;
  const quorum = await raiseBar(tx, one);
  const votes = await tx.select().from(approvalVotes).where(votesOn(row));
  const votesMissing = missingVotes(
    quorum,
    votes.filter((vote) => vote.verdict === "approve"),
  );
  if (votesMissing === 0 || decision.breakGlass) return letThrough(tx, one, votesMissing);
  const detail = { votesMissing, role: one.capacity.role, onBehalfOf: one.capacity.onBehalfOf };
  await appendAudit(tx, [actionEvent({ ...about(one), event: "action.voted", from: "held", to: "held", detail })]);
  return { id: row.id, status: row.status, votesMissing, notBefore: null };
}

async function letThrough(tx: Tx, one: Case, votesMissing: number): Promise<Decided> {
  const { row, capacity, decision, ground } = one;
  const { params, now } = ground;
  const undoSeconds = params.undoWindowSeconds + Math.floor((row.targetCount * params.undoSecondsPer100Targets) / 100);
  const validUntil = new Date(now.getTime() + params.approvalValidMinutes[row.risk] * 60_000);
  const notBefore = new Date(now.getTime() + undoSeconds * 1_000);
  const alone = votesMissing > 0 ? { breakGlass: true, votesMissing } : {};
  const moved = await moveActions(tx, now, [row], {
    ...{ event: "action.approved", to: "approved", actor: one.human },
    set: { decidedAt: now, validUntil, notBefore, expiresAt: null },
    detail: { digest: row.pinnedDigest, ...capacity, validUntil, notBefore, ...alone },
    private: { reason: decision.reason ?? null },
  });
  if (moved.length === 0) throw conflict(row, "approved");
  if (votesMissing > 0) {
    const [who] = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, one.human.id));
    await addToOutbox(tx, now, breakGlassNotice(row, who?.name ?? "An operator"));
  }
  return { id: row.id, status: "approved", votesMissing: 0, notBefore };
}

async function reject(tx: Tx, one: Case): Promise<Decided> {
  const { row, capacity, decision, ground } = one;
  const problem = { code: "rejected", message: decision.reason ?? "" };
  const moved = await moveActions(tx, ground.now, [row], {
    ...{ event: "action.rejected", to: "rejected", actor: one.human },
    set: { decidedAt: ground.now, problem, expiresAt: null },
    detail: { digest: row.pinnedDigest, ...capacity },
    private: { reason: decision.reason },
  });
  if (moved.length === 0) throw conflict(row, "rejected");
  return { id: row.id, status: "rejected", votesMissing: 0, notBefore: null };
}

const about = ({ row, human, ground }: Case) => ({
  actionId: row.id,
  generation: row.generation,
  actor: human,
  at: ground.now,
});

async function recordRefusal(
  tx: Tx,
  { at, actor, id, error }: { at: Date; actor: Actor; id: string | null; error: KernelError },
): Promise<void> {
  await appendAudit(tx, [{ type: "decision.refused", at, actor, actionId: id, body: { code: error.code } }]);
  markRecorded(error);
}
