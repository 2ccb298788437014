import { z } from "zod";
import { refuseOverDailyTargets } from "./attention";
import type { ActionFile, ApprovalRequest, Approver, Docket, Human, Vote } from "./docket";
import { KernelError } from "./errors";
import type { Ground } from "./ground";
import type { ActionRow } from "./load";
import { Quorum, quorumOf, raiseQuorum } from "./quorum";
import { refuseStaleIdentity } from "./stale-identity";
import { findCapacity } from "./voters";
import type { Capacity } from "./voters";

export const Decision = z
  .object({
    verdict: z.enum(["approve", "reject"]),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "is 64 hex digits")
      .describe("The `pinnedDigest` of what the decider saw."),
    reason: z.string().trim().max(2_000).optional().describe("A rejection needs one."),
    typedCount: z.number().int().nonnegative().optional().describe("How many targets, where the action asks for it."),
    openMs: z.number().int().nonnegative().optional().describe("Milliseconds the page was open."),
    channel: z.enum(["console", "api"]).default("api"),
    onBehalfOf: z.uuid().optional().describe("Whose delegation the decider uses: their staff id."),
    breakGlass: z
      .boolean()
      .default(false)
      .describe("An operator goes on alone although more people are asked for: with a reason, and all are told."),
  })
  .strict();
export type Decision = z.input<typeof Decision>;

/** A decision that nothing speaks against. */
export interface Case {
  file: ActionFile;
  /** As it was opened, or last raised. */
  request: ApprovalRequest;
  /** What it takes now: policy may have raised it since. */
  quorum: Quorum;
  human: Human;
  approver: Approver;
  capacity: Capacity;
  decision: Decision;
  ground: Ground;
}

interface Asked {
  file: ActionFile;
  human: Human;
  decision: Decision;
}

/** Everything that can be wrong, most telling first. Whether its time is over is for the caller to say before. */
export function openCase({ ground, approvers, delegations }: Docket, asked: Asked): Case | KernelError {
  const { file, human, decision } = asked;
  const { row, request } = file;
  if (row.status !== "held") return alreadyDecided(file);
  const approver = approvers.get(human.id);
  if (!request || !approver) return notHeld(row);
  const quorum = raiseQuorum(Quorum.parse(request.quorum), quorumOf(ground.params, row.kind, row.risk));
  const { onBehalfOf } = decision;
  const capacity = findCapacity({ file, quorum, human, onBehalfOf, delegations });
  if (capacity instanceof KernelError) return capacity;
  const one = { ...asked, ground, request, quorum, approver, capacity };
  return refuseVote(one) ?? one;
}

/** Expiry never approves: from this moment on nobody can. */
export const isTooLate = ({ status, expiresAt }: ActionRow, now: Date): boolean =>
  status === "held" && expiresAt !== null && expiresAt <= now;

function refuseVote(one: Case): KernelError | null {
  const { file, request, decision } = one;
  if (decision.digest !== file.row.pinnedDigest) {
    return new KernelError("stale_digest", "This action has changed since you opened it. Look at it again.", {
      generation: file.row.generation,
      pinnedDigest: file.row.pinnedDigest,
    });
  }
  if (hasVoted(one)) return new KernelError("already_voted", "This vote has been cast already.");
  if (decision.verdict === "reject") {
    return decision.reason ? null : new KernelError("reason_required", "Say why, so that the agent can do better.");
  }
  return refuseApproval(one) ?? refuseCount(request, decision);
}

function refuseApproval({ file: { row }, human, approver, decision, ground }: Case): KernelError | null {
  if (decision.breakGlass && !decision.reason) {
    return new KernelError("reason_required", "Going on alone needs a reason; every operator will read it.");
  }
  if (decision.breakGlass && human.role !== "operator") {
    return new KernelError("forbidden", "Only operators may go on alone.");
  }
  return (
    refuseStaleIdentity(ground, human, row.risk === "high" || decision.breakGlass === true) ??
    refuseOverDailyTargets(ground, { row, tally: approver.tally, openMs: decision.openMs })
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
function alreadyDecided({ row, votes }: ActionFile): KernelError {
  const vote = votes.at(-1);
  if (!vote) return notHeld(row);
  const { by, votedAt: at, verdict } = vote;
  const did = verdict === "approve" ? "approved" : "rejected";
  return new KernelError("already_decided", `${by} ${did} this at ${at.toISOString()}.`, {
    ...{ by, at, verdict },
    actionStatus: row.status,
  });
}

export const standing = ({ votes }: ActionFile): Vote[] => votes.filter(({ voidedAt }) => voidedAt === null);

/** Nobody votes twice: not for themselves, not for others, and nobody's vote is cast twice. */
function hasVoted({ file, human, capacity }: Case): boolean {
  const people = [human.id, capacity.countsFor];
  return standing(file).some(({ approverId, countsFor }) => people.includes(approverId) || people.includes(countsFor));
}
