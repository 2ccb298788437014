import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { approvalRequests, approvalVotes } from "@/drizzle/schema/actions";
import { staff } from "@/drizzle/schema/staff";
import type { Tx } from "@/server/db";
import { refuseOverDailyTargets } from "./attention";
import { KernelError } from "./errors";
import { expireLocked } from "./expire";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";
import { Quorum, quorumOf, raiseQuorum } from "./quorum";
import { refuseStaleIdentity } from "./stale-identity";
import { findCapacity } from "./voters";
import type { Capacity, Human } from "./voters";

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
    /** Whose delegation the decider uses: their staff id. */
    onBehalfOf: z.uuid().optional(),
    /** An operator goes on alone although more people are asked for; needs a reason, and every operator is told. */
    breakGlass: z.boolean().default(false),
  })
  .strict();
export type Decision = z.input<typeof Decision>;

export type ApprovalRequest = typeof approvalRequests.$inferSelect;

/** A decision that nothing speaks against. */
export interface Case {
  row: ActionRow;
  /** As it was opened, or last raised. */
  request: ApprovalRequest;
  /** What it takes now: policy may have raised it since. */
  quorum: Quorum;
  human: Human;
  capacity: Capacity;
  decision: Decision;
  ground: Ground;
}

/** Everything that can be wrong, most telling first. */
export async function openCase(
  tx: Tx,
  asked: Omit<Case, "request" | "quorum" | "capacity">,
): Promise<Case | KernelError> {
  const { row, ground, human, decision } = asked;
  if (row.status !== "held") return alreadyDecided(tx, row);
  const request = await openRequest(tx, row);
  if (!request) return notHeld(row);
  if (row.expiresAt && row.expiresAt <= ground.now) {
    await expireLocked(tx, ground.now, { kind: "system", id: "decide" }, [row]);
    return new KernelError("expired", "The time to decide is over; expiry never approves.", {
      expiredAt: row.expiresAt,
    });
  }
  const quorum = raiseQuorum(Quorum.parse(request.quorum), quorumOf(ground.params, row.kind, row.risk));
  const { onBehalfOf } = decision;
  const capacity = await findCapacity(tx, { row, quorum, human, onBehalfOf, now: ground.now });
  if (capacity instanceof KernelError) return capacity;
  const one = { ...asked, request, quorum, capacity };
  return (await refuseVote(tx, one)) ?? one;
}

async function openRequest(tx: Tx, row: ActionRow): Promise<ApprovalRequest | undefined> {
  const [request] = await tx
    .select()
    .from(approvalRequests)
    .where(and(eq(approvalRequests.actionId, row.id), eq(approvalRequests.generation, row.generation)));
  return request;
}

async function refuseVote(tx: Tx, one: Case): Promise<KernelError | null> {
  const { row, request, decision } = one;
  if (decision.digest !== row.pinnedDigest) {
    return new KernelError("stale_digest", "This action has changed since you opened it. Look at it again.", {
      generation: row.generation,
      pinnedDigest: row.pinnedDigest,
    });
  }
  if (await hasVoted(tx, one)) return new KernelError("already_voted", "This vote has been cast already.");
  if (decision.verdict === "reject") {
    return decision.reason ? null : new KernelError("reason_required", "Say why, so that the agent can do better.");
  }
  return (await refuseApproval(tx, one)) ?? refuseCount(request, decision);
}

async function refuseApproval(tx: Tx, { row, human, decision, ground }: Case): Promise<KernelError | null> {
  if (decision.breakGlass && !decision.reason) {
    return new KernelError("reason_required", "Going on alone needs a reason; every operator will read it.");
  }
  if (decision.breakGlass && human.role !== "operator") {
    return new KernelError("forbidden", "Only operators may go on alone.");
  }
  return (
    refuseStaleIdentity(ground, human, row.risk === "high" || decision.breakGlass === true) ??
    (await refuseOverDailyTargets(tx, ground, { row, approverId: human.id, openMs: decision.openMs }))
  );
}

function refuseCount({ typedCount }: ApprovalRequest, decision: Decision): KernelError | null {
  if (typedCount === null || decision.typedCount === typedCount) return null;
  return decision.typedCount === undefined
    ? new KernelError("typed_count_required", "Type how many targets this action has.", { threshold: true })
    : new KernelError("typed_count_mismatch", "That is not how many targets this action has.");
}

export const notHeld = (row: ActionRow): KernelError =>
  new KernelError("state_conflict", "This action does not wait for a decision.", { actionStatus: row.status });

/** Names who was first and when. */
async function alreadyDecided(tx: Tx, row: ActionRow): Promise<KernelError> {
  const votes = await tx
    .select({ by: staff.name, at: approvalVotes.votedAt, verdict: approvalVotes.verdict })
    .from(approvalVotes)
    .innerJoin(staff, eq(staff.id, approvalVotes.approverId))
    .where(and(eq(approvalVotes.actionId, row.id), eq(approvalVotes.generation, row.generation)))
    .orderBy(approvalVotes.votedAt);
  const vote = votes.at(-1);
  if (!vote) return notHeld(row);
  const did = vote.verdict === "approve" ? "approved" : "rejected";
  return new KernelError("already_decided", `${vote.by} ${did} this at ${vote.at.toISOString()}.`, {
    ...vote,
    actionStatus: row.status,
  });
}

export const votesOn = ({ id, generation }: ActionRow) =>
  and(eq(approvalVotes.actionId, id), eq(approvalVotes.generation, generation), isNull(approvalVotes.voidedAt));

/** Nobody votes twice: not for themselves, not for others, and nobody's vote is cast twice. */
async function hasVoted(tx: Tx, { row, human, capacity }: Case): Promise<boolean> {
  const votes = await tx
    .select({ by: approvalVotes.approverId, countsFor: approvalVotes.countsFor })
    .from(approvalVotes)
    .where(votesOn(row));
  const people = [human.id, capacity.countsFor];
  return votes.some(({ by, countsFor }) => people.includes(by) || people.includes(countsFor));
}
