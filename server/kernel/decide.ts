import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actions, approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { STAFF_ROLES, staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { actionEvent } from "./action-event";
import type { Actor, StaffRole } from "./actor";
import { appendAudit } from "./audit";
import { KernelError } from "./errors";
import { expireLocked } from "./expire";
import { readGround } from "./ground";
import type { Ground } from "./ground";
import type { Kernel } from "./kernel";
import { lockAction } from "./load";
import type { ActionRow } from "./load";
import { settledNotice } from "./notices";
import { addToOutbox } from "./outbox";

export const Decision = z
  .object({
    verdict: z.enum(["approve", "reject"]),
    /** The pinned digest of what the decider saw. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, "is 64 hex digits"),
    reason: z.string().trim().max(2_000).optional(),
    typedCount: z.number().int().nonnegative().optional(),
    /** Milliseconds the page was open. */
    openMs: z.number().int().nonnegative().optional(),
    channel: z.enum(["console", "api"]).default("api"),
  })
  .strict();
export type Decision = z.infer<typeof Decision>;

const Quorum = z.array(z.object({ role: z.enum(STAFF_ROLES), count: z.number().int().positive() }));

type Request = typeof approvalRequests.$inferSelect;
type Human = Extract<Actor, { kind: "staff" }>;

interface Case {
  row: ActionRow;
  request: Request;
  human: Human;
  decision: Decision;
  ground: Ground;
}

/** One human's decision on the generation they saw. Agents are refused before anything is read. */
export async function decideAction(
  kernel: Kernel,
  actor: Actor,
  id: string,
  decision: Decision,
): Promise<{ id: string; status: ActionRow["status"]; votesMissing: number }> {
  const outcome = await kernel.db.transaction(async (tx) => {
    const ground = await readGround(tx, kernel);
    const human = await refuseNonHumans(tx, ground, actor, id);
    if (human instanceof KernelError) return human;
    const row = await lockAction(tx, id);
    const request = await openRequest(tx, row);
    const refusal = await refuse(tx, { row, request, human, decision, ground });
    if (refusal) return refusal;
    if (!request) return notHeld(row);
    const one = { row, request, human, decision, ground };
    await castVote(tx, one);
    return decision.verdict === "reject" ? reject(tx, one) : approve(tx, one);
  });
  kernel.hint("audit");
  if (outcome instanceof KernelError) throw outcome;
  if (outcome.status === "approved") kernel.hint("dispatch");
  return outcome;
}

/** For the door: an agent hears that it cannot decide, whatever else is wrong with its request. */
export async function refuseAgentDecision(kernel: Kernel, actor: Actor, id: string | null): Promise<void> {
  if (actor.kind !== "agent") return;
  const error = await kernel.db.transaction(async (tx) => refuseNonHumans(tx, await readGround(tx, kernel), actor, id));
  kernel.hint("audit");
  if (error instanceof KernelError) throw error;
}

async function refuseNonHumans(tx: Tx, ground: Ground, actor: Actor, id: string | null): Promise<Human | KernelError> {
  if (actor.kind === "staff") return actor;
  const error =
    actor.kind === "agent"
      ? new KernelError("agents_cannot_decide", "Agents submit; only people decide. Wait for the outcome instead.")
      : new KernelError("unauthenticated", "Sign in to decide.");
  await recordRefusal(tx, { ground, actor, id, error });
  return error;
}

async function openRequest(tx: Tx, row: ActionRow): Promise<Request | undefined> {
  const [request] = await tx
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.actionId, row.id), eq(approvalRequests.generation, row.generation)));
  return request;
}

type Unchecked = Omit<Case, "request"> & { request: Request | undefined };

/** Everything that can be wrong, most telling first; a refusal is on record too. */
async function refuse(tx: Tx, one: Unchecked): Promise<KernelError | null> {
  const { row, ground, human } = one;
  if (row.status === "held" && row.expiresAt && row.expiresAt <= ground.now) {
    await expireLocked(tx, ground.now, { kind: "system", id: "decide" }, [row]);
    return new KernelError("expired", "The time to decide is over; expiry never approves.", {
      expiredAt: row.expiresAt,
    });
  }
  const error = row.status === "held" ? refuseVote(one) : await alreadyDecided(tx, row);
  if (error) await recordRefusal(tx, { ground, actor: human, id: row.id, error });
  return error;
}

function refuseVote({ row, request, human, decision }: Unchecked): KernelError | null {
  if (!request) return notHeld(row);
  const roles = Quorum.parse(request.quorum).map((group) => group.role);
  if (!roles.includes(human.role)) {
    return new KernelError("forbidden", `Deciding on this action takes the role ${roles.join(" or ")}.`);
  }
  if (row.submitterKind === "staff" && row.submitter === human.id) {
    return new KernelError("own_action", "You submitted this action, so somebody else must decide.");
  }
  if (decision.digest !== row.pinnedDigest) {
    return new KernelError("stale_digest", "This action has changed since you opened it. Look at it again.", {
      generation: row.generation,
      pinnedDigest: row.pinnedDigest,
    });
  }
  if (decision.verdict === "reject") {
    return decision.reason ? null : new KernelError("reason_required", "Say why, so that the agent can do better.");
  }
  return refuseCount(request, decision);
}

function refuseCount({ typedCount }: Request, decision: Decision): KernelError | null {
  if (typedCount === null || decision.typedCount === typedCount) return null;
  return decision.typedCount === undefined
    ? new KernelError("typed_count_required", "Type how many targets this action has.", { threshold: true })
    : new KernelError("typed_count_mismatch", "That is not how many targets this action has.");
}

const notHeld = (row: ActionRow): KernelError =>
  new KernelError("state_conflict", "This action does not wait for a decision.", { actionStatus: row.status });

/** Names who was first and when. */
async function alreadyDecided(tx: Tx, row: ActionRow): Promise<KernelError> {
  const [vote] = await tx
    .select({ by: staff.name, at: approvalVotes.votedAt, verdict: approvalVotes.verdict })
    .from(approvalVotes)
    .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
    .where(and(eq(approvalVotes.actionId, row.id), eq(approvalVotes.generation, row.generation)))
    .limit(1);
  if (!vote) return notHeld(row);
  const did = vote.verdict === "approve" ? "approved" : "rejected";
  return new KernelError("already_decided", `${vote.by} ${did} this at ${vote.at.toISOString()}.`, {
    ...vote,
    actionStatus: row.status,
  });
}

async function castVote(tx: Tx, { row, human, decision, ground }: Case): Promise<void> {
  const cast = await tx
    .insert(approvalVotes)
    .values({
      actionId: row.id,
      generation: row.generation,
      approverId: human.id,
      role: human.role,
      verdict: decision.verdict,
      digestSeen: decision.digest,
      reason: decision.reason ?? null,
      typedCount: decision.typedCount ?? null,
      openMs: decision.openMs ?? null,
      channel: decision.channel,
      votedAt: ground.now,
    })
    .onConflictDoNothing()
    .returning({ id: approvalVotes.actionId });
  if (cast.length === 0) throw new KernelError("already_voted", "You have already voted on this.");
}

async function approve(tx: Tx, one: Case) {
  const { row, human, ground } = one;
  const votesMissing = await missingVotes(tx, one);
  if (votesMissing > 0) {
    await appendAudit(tx, [
      actionEvent({ ...about(one), event: "action.voted", from: "held", to: "held", detail: { votesMissing } }),
    ]);
    return { id: row.id, status: row.status, votesMissing };
  }
  const validUntil = new Date(ground.now.getTime() + ground.params.approvalValidMinutes[row.risk] * 60_000);
  const notBefore = new Date(ground.now.getTime() + ground.params.undoWindowSeconds * 1_000);
  await move(tx, one, { status: "approved", decidedAt: ground.now, validUntil, notBefore, expiresAt: null });
  await closeRequest(tx, one, "approved");
  await appendAudit(tx, [
    actionEvent({
      ...about(one),
      event: "action.approved",
      from: "held",
      to: "approved",
      detail: { digest: row.pinnedDigest, role: human.role, validUntil, notBefore },
      private: { reason: one.decision.reason ?? null },
    }),
  ]);
  return { id: row.id, status: "approved" as const, votesMissing: 0 };
}

async function reject(tx: Tx, one: Case) {
  const { row, decision, ground } = one;
  const problem = { code: "rejected", message: decision.reason ?? "" };
  await move(tx, one, { status: "rejected", decidedAt: ground.now, settledAt: ground.now, problem, expiresAt: null });
  await closeRequest(tx, one, "rejected");
  await appendAudit(tx, [
    actionEvent({
      ...about(one),
      event: "action.rejected",
      from: "held",
      to: "rejected",
      detail: { digest: row.pinnedDigest },
      private: { reason: decision.reason },
    }),
  ]);
  await addToOutbox(tx, ground.now, settledNotice({ ...row, status: "rejected" }));
  return { id: row.id, status: "rejected" as const, votesMissing: 0 };
}

const about = ({ row, human, ground }: Case) => ({
  actionId: row.id,
  generation: row.generation,
  actor: human,
  at: ground.now,
});

/** How many votes the quorum still lacks, over all its groups; one person counts once. */
async function missingVotes(tx: Tx, { row, request }: Case): Promise<number> {
  const votes = await tx
    .select({ role: approvalVotes.role, verdict: approvalVotes.verdict, voidedAt: approvalVotes.voidedAt })
    .from(approvalVotes)
    .where(and(eq(approvalVotes.actionId, row.id), eq(approvalVotes.generation, row.generation)));
  const given = (role: StaffRole) =>
    votes.filter((vote) => vote.role === role && vote.verdict === "approve" && !vote.voidedAt).length;
  return Quorum.parse(request.quorum).reduce((sum, { role, count }) => sum + Math.max(0, count - given(role)), 0);
}

async function move(tx: Tx, { row }: Case, set: Partial<typeof actions.$inferInsert>): Promise<void> {
  const moved = await tx
    .update(actions)
    .set(set)
    .where(and(eq(actions.id, row.id), eq(actions.status, "held"), eq(actions.generation, row.generation)))
    .returning({ id: actions.id });
  if (moved.length === 0) throw notHeld(row);
}

async function closeRequest(tx: Tx, { row, ground }: Case, outcome: "approved" | "rejected"): Promise<void> {
  await tx
    .update(approvalRequests)
    .set({ closedAt: ground.now, outcome })
    .where(and(eq(approvalRequests.actionId, row.id), eq(approvalRequests.generation, row.generation)));
}

async function recordRefusal(
  tx: Tx,
  { ground, actor, id, error }: { ground: Ground; actor: Actor; id: string | null; error: KernelError },
): Promise<void> {
  await appendAudit(tx, [
    { type: "decision.refused", at: ground.now, actor, actionId: id, body: { code: error.code } },
  ]);
}
