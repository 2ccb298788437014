import { problemOf } from "@/server/api/errors";
import type { ProblemDocument } from "@/server/api/errors";
import { ERROR_STATUS, KernelError } from "@/server/kernel/errors";
import type { ErrorCode } from "@/server/kernel/errors";

export type ProblemCode = ProblemDocument["code"];

interface Problem {
  /** For whoever reads a table of codes. */
  means: string;
  /** As the kernel says it, of the story that the examples tell. */
  detail: string;
  members?: Record<string, unknown>;
}

const [ID, AT] = ["01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10", "2026-11-25T10:00:00.000Z"];

/** Every code with its meaning and an example; one that is missing does not compile. */
export const PROBLEMS: Record<ErrorCode, Problem> = {
  task_limit: {
    means: "handed on too often, too deep, too many parts or too many open tasks; escalate instead",
    detail: "scooby may have 50 tasks open at once.",
    members: { limit: 50 },
  },
  invalid_input: {
    means: "`fields` names paths and what is wrong",
    detail: "The input does not fit this action.",
    members: { fields: [{ path: "userId", message: "Invalid UUID" }] },
  },
  reason_required: {
    means: "people: a rejection, or going on alone, needs a reason",
    detail: "Say why, so that the agent can do better.",
  },
  typed_count_required: {
    means: "people: type the number of targets",
    detail: "Type how many targets this action has.",
    members: { threshold: true },
  },
  typed_count_mismatch: {
    means: "people: that is not the number",
    detail: "That is not how many targets this action has.",
  },
  unauthenticated: { means: "no key, or one that is not valid", detail: "The key is not valid." },
  forbidden: {
    means: "this takes another role, or is its submitter's",
    detail: "Only its submitter or an operator may cancel this action.",
  },
  no_grant: {
    means: "the agent may not ask for this; `grants` says what it may",
    detail: "shaggy has no grant for fund.verify. Its owner can add one.",
    members: { action: "fund.verify", grants: ["user.approve", "user.approve_many"] },
  },
  agent_paused: {
    means: "an operator has paused the agent",
    detail: "shaggy is paused. Nothing it submits is taken until an operator resumes it.",
  },
  agents_cannot_decide: {
    means: "never",
    detail: "Agents submit; only people decide. Wait for the outcome instead.",
  },
  own_action: {
    means: "people: they submitted it",
    detail: "You submitted this action, so somebody else must decide.",
  },
  own_agent: {
    means: "people: they own the agent that did",
    detail: "You own shaggy, so somebody else must decide on what it asks for.",
  },
  own_edit: {
    means: "people: they changed what it asks for",
    detail: "You changed what this action asks for, so somebody else must decide.",
  },
  no_delegation: {
    means: "people: nobody delegated this to them",
    detail: "You have no delegation from that person for this, or it has ended.",
  },
  approver_cap: {
    means: "people: too many targets approved within 24 hours",
    detail:
      "You have approved 1990 targets within 24 hours; with these 30 it would be more than 2000. Somebody else must decide.",
    members: { approved: 1_990, limit: 2_000 },
  },
  reauthentication_required: {
    means: "people: high risk takes a fresh proof of identity",
    detail: "This takes a proof of who you are that is not older than 15 minutes.",
    members: { maxAgeMinutes: 15 },
  },
  identity_not_proven: {
    means: "people: the password, or the passkey, was not the right one",
    detail: "The password is not right.",
  },
  not_found: { means: "there is none, or not for you", detail: "There is no such action.", members: { id: ID } },
  method_not_allowed: {
    means: "`allowed` says which",
    detail: "This address takes GET and POST.",
    members: { allowed: ["GET", "POST"] },
  },
  already_decided: {
    means: "people: `by` and `at` say who was first",
    detail: `Evan approved this at ${AT}.`,
    members: { by: "Evan", at: AT, verdict: "approve", actionStatus: "approved" },
  },
  already_voted: { means: "people: this vote has been cast", detail: "This vote has been cast already." },
  stale_digest: {
    means: "people: it has changed since they looked",
    detail: "This action has changed since you opened it. Look at it again.",
    members: { generation: 2, pinnedDigest: "9b1e4f6a0c7d25834e90ab13f7c65d28b0471e9f3a6c8d52107fe4b9635ad8c1" },
  },
  state_conflict: {
    means: "not in this status: `actionStatus`, or `taskStatus`",
    detail: "This action is running, so it cannot be cancelled.",
    members: { actionStatus: "running" },
  },
  not_settled: {
    means: "a receipt was asked for and the action has not ended: `actionStatus`; or a task's linked `actions`",
    detail: "This action has not ended; a receipt is of what is settled.",
    members: { actionStatus: "held" },
  },
  not_sealed: {
    means: "the last events have no place in the signed tree yet; ask again after a second",
    detail: "Its last events are not sealed yet, which takes about a second; ask again.",
    members: { sealed: 3, events: 4 },
  },
  undo_too_late: {
    means: "people: it has been queued",
    detail: "It is queued and cannot be taken back; stop or cancel it instead.",
    members: { actionStatus: "queued", notBefore: AT },
  },
  version_conflict: {
    means: "the entity has changed; read it again",
    detail: "You looked at version 1; it is at version 2 now.",
    members: { version: 2 },
  },
  expired: {
    means: "people: the time to decide is over",
    detail: "The time to decide is over; expiry never approves.",
    members: { expiredAt: AT },
  },
  archived: {
    means: "its events were taken out to an archive, and a receipt is made of events",
    detail: "Its events are in an archive of the trail; ask an operator for the file.",
  },
  payload_too_large: { means: "the body, or a stranger's, is too large", detail: "A body may have 16777216 bytes." },
  idempotency_conflict: {
    means: "the same key or subject with other content; of your own, `actionId` and `actionStatus` name the first",
    detail:
      "This key or subject was submitted with other content, as an action that is held. Revise that action; something else takes a key of its own.",
    members: { actionId: ID, actionStatus: "held" },
  },
  target_not_found: {
    means: "the input names what does not exist",
    detail: "There is no such member.",
    members: { userId: "01993c70-11d2-7b0e-8f43-5b1c9d3e6a77" },
  },
  rate_limited: {
    means: "wait for `Retry-After` seconds; `policy` says whose minute is used up, the agent's or the key's",
    detail: "shaggy may make 600 submits a minute.",
    members: { limit: 600, policy: "submits", retryAfterSeconds: 17 },
  },
  unavailable: {
    means: "nothing was started; try again with the same key",
    detail: "A store cannot be reached. Nothing was started; try again.",
  },
};

/** The problem document that a code's example is, made as the doors make it. */
export function exampleOf(code: ProblemCode): ProblemDocument {
  if (code === "internal") return problemOf(new Error());
  const { detail, members } = PROBLEMS[code];
  return problemOf(new KernelError(code, detail, members));
}

export const statusOfCode = (code: ProblemCode): number => (code === "internal" ? 500 : ERROR_STATUS[code]);
