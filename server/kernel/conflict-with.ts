import type { Actor } from "./actor";
import { KernelError } from "./errors";
import type { Repeat } from "./repeats";
import type { ActionStatus } from "./states";

/** The same key or subject with other content: refused, with what the submitter can do instead. */
export function conflictWith({ id, status, submitterKind, submitter }: Repeat, actor: Actor): KernelError {
  const isOwn = actor.kind === submitterKind && actor.id === submitter;
  if (!isOwn && actor.kind === "agent") {
    // Which action it is stays unsaid: this agent may not be able to read it.
    const message = "Another submitter has asked for this already, with other content. Look again when that has ended.";
    return new KernelError("idempotency_conflict", message);
  }
  const message = `This key or subject was submitted with other content, as an action that is ${status}. ${NEXT[status]}`;
  return new KernelError("idempotency_conflict", message, { actionId: id, actionStatus: status });
}

const REVISE = "Revise that action; something else takes a key of its own.";
const WAIT = "Wait for its end; something else takes a key of its own.";
const AGAIN = "Submit again with parentId set to it, under a new key.";
const DONE = "It has been done: read its subject again and submit about the present version, under a new key.";

const NEXT: Record<ActionStatus, string> = {
  held: REVISE,
  approved: REVISE,
  queued: WAIT,
  running: WAIT,
  unknown: WAIT,
  succeeded: DONE,
  blocked: AGAIN,
  rejected: AGAIN,
  expired: AGAIN,
  cancelled: AGAIN,
  failed: AGAIN,
};
