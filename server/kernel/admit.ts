import { z } from "zod";
import type { Actor } from "./actor";
import type { ActionKind } from "./define-action";
import { KernelError } from "./errors";
import { EVIDENCE_ITEMS_MAX, EvidenceInput } from "./evidence";
import type { Ground } from "./ground";
import { actionKind } from "./kernel";
import type { Kernel } from "./kernel";
import type { SubmitterKind } from "./rule";
import { findUnstorableText } from "./unstorable-text";

/** What anyone sends to have an action done. */
export const Submission = z
  .object({
    action: z
      .string()
      .max(100)
      .regex(/^[a-z][a-z0-9_.]*$/, "is a name such as user.approve"),
    input: z.unknown(),
    evidence: z.array(EvidenceInput).max(EVIDENCE_ITEMS_MAX).default([]),
    reasonCode: z.string().trim().min(1).max(100).optional().describe("A word of your own, for statistics."),
    note: z.string().trim().min(1).max(2_000).optional().describe("What the approver should read."),
    idempotencyKey: z.string().trim().min(1).max(200).optional().describe("As the header Idempotency-Key."),
    parentId: z.uuid().optional().describe("The settled action that this one tries again."),
    dryRun: z
      .boolean()
      .default(false)
      .describe("Answers what would happen; no action is stored. A refusal is on record all the same."),
  })
  .strict();
export type Submission = z.infer<typeof Submission>;

interface Asked {
  actor: Actor;
  submission: Submission;
  traceparent?: string | null;
}

export interface Admitted extends Asked {
  kind: ActionKind;
  payload: unknown;
  submitterKind: SubmitterKind;
  submitter: string;
}

/** May this actor submit this kind at all, and does the input fit it? No facts are read for those who may not. */
export function admit(kernel: Kernel, ground: Ground, entry: Asked): Admitted | KernelError {
  const { actor, submission, traceparent = null } = entry;
  try {
    const kind = actionKind(kernel, submission.action);
    const submitterKind = permit(kernel, ground, actor, kind);
    refuseUnstorable(submission);
    const payload = kind.parse(submission.input);
    return { actor, submission, kind, payload, submitterKind, submitter: actor.id, traceparent };
  } catch (error) {
    if (error instanceof KernelError) return error;
    throw error;
  }
}

/** Before anything is written: one bad text must not fail the transaction that others share. */
export function refuseUnstorable({ evidence, ...rest }: Pick<Submission, "evidence">): void {
  // The text of evidence is kept encoded when it must be.
  const shown = evidence.map(({ text: _, ...item }) => item);
  const path = findUnstorableText({ ...rest, evidence: shown });
  if (path === null) return;
  const message =
    "holds a NUL, half of a surrogate pair, a mark that turns the reading direction, or too deep a nesting";
  throw new KernelError("invalid_input", "A text of this submission cannot be stored.", {
    fields: [{ path, message }],
  });
}

export function permit(kernel: Kernel, ground: Ground, actor: Actor, kind: ActionKind): SubmitterKind {
  switch (actor.kind) {
    case "agent":
      return permitAgent(kernel, ground, actor.id, kind);
    case "staff":
      if (actor.role === "operator" || kind.askedBy.includes(actor.role)) return "staff";
      throw new KernelError("forbidden", `This action takes the role ${["operator", ...kind.askedBy].join(" or ")}.`);
    case "system":
      return "system";
    case "anonymous":
      throw new KernelError("unauthenticated", "Sign in, or send an agent key.");
  }
}

function permitAgent(kernel: Kernel, ground: Ground, name: string, kind: ActionKind): SubmitterKind {
  const agent = kernel.agents.get(name);
  if (!agent?.actions.includes(kind.name)) {
    throw new KernelError("no_grant", `${name} has no grant for ${kind.name}. Its owner can add one.`, {
      action: kind.name,
      grants: agent?.actions ?? [],
    });
  }
  if (ground.pausedAgents.has(name)) {
    throw new KernelError(
      "agent_paused",
      `${name} is paused. Nothing it submits is taken until an operator resumes it.`,
    );
  }
  return "agent";
}
