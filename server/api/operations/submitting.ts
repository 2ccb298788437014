import { createdOrRepeated, operation } from "@/server/api/operation";
import { BatchAnswer } from "@/server/api/submit-batch";
import { CreatedAction, RepeatedOrPreview } from "@/server/api/submit-through";
import { ActionAnswer } from "@/server/kernel/answer";
import { UploadedEvidence } from "@/server/evidence/upload-evidence";
import { Cancelled } from "@/server/kernel/cancel";
import { ANSWER, EXAMPLE } from "./examples";

const input = { userId: EXAMPLE.memberId, version: 1 };
const submission = {
  action: "user.approve",
  input,
  evidence: [{ kind: "data" as const, title: "Identity check", json: { document: "passport", nameMatches: true } }],
};

const UPLOADED = {
  id: EXAMPLE.digest,
  contentType: "text/plain",
  sizeBytes: 15,
  image: null,
  warnings: [],
  keptUntil: EXAMPLE.later,
};

export const SUBMITTING = [
  operation({
    id: "submitAction",
    method: "POST",
    path: "/actions",
    tag: "Actions",
    summary: "Submit an action",
    says:
      "Asks for one action. Policy answers at once: `queued` (it will run), `held` (a person decides) or `blocked` " +
      "(forbidden). The same again, by key or by subject, answers 200 with the first action; so after a timeout or " +
      "a 5xx, send the same request again.",
    procedure: "actions.submit",
    idempotencyKey: "input",
    statusOf: createdOrRepeated,
    request: submission,
    answers: {
      200: {
        says: "The same again, or the verdict of a dry run; nothing was stored.",
        schema: RepeatedOrPreview,
        example: { ...ANSWER, created: false },
      },
      201: { says: "A new action.", schema: CreatedAction, example: { ...ANSWER, created: true } },
    },
    errors: ["no_grant", "agent_paused", "version_conflict", "idempotency_conflict", "target_not_found"],
  }),
  operation({
    id: "submitActions",
    method: "POST",
    path: "/actions/batch",
    tag: "Actions",
    summary: "Submit up to 500 independent actions",
    says:
      "One result for each item, in order; what is wrong with one does not touch the others. Idempotency keys go into " +
      "the items. Caps count across items: this is no way round the policy for bulk.",
    procedure: "actions.submitBatch",
    idempotencyKey: "items",
    judgesItems: true,
    request: { items: [submission, { action: "fund.verify", input: { fundId: EXAMPLE.fundId } }] },
    answers: {
      200: {
        says: "What became of each item.",
        schema: BatchAnswer,
        example: {
          items: [
            { ok: true, action: { ...ANSWER, created: true } },
            {
              ok: false,
              problem: {
                type: "urn:ops:problem:no_grant",
                title: "No grant",
                status: 403,
                code: "no_grant",
                detail: "shaggy has no grant for fund.verify. Its owner can add one.",
                action: "fund.verify",
                grants: ["user.approve", "user.approve_many"],
              },
            },
          ],
        },
      },
    },
    errors: [],
  }),
  operation({
    id: "cancelAction",
    method: "POST",
    path: "/actions/{id}/cancel",
    tag: "Actions",
    summary: "Withdraw an action",
    says: "Its submitter withdraws what is still held; an operator also stops what has been approved and not begun.",
    procedure: "actions.cancel",
    request: { id: EXAMPLE.actionId, reason: "The member has written to us; not now." },
    answers: {
      200: {
        says: "It is withdrawn, for good.",
        schema: Cancelled,
        example: { id: EXAMPLE.actionId, status: "cancelled" },
      },
    },
    errors: ["not_found", "state_conflict"],
  }),
  operation({
    id: "reviseAction",
    method: "POST",
    path: "/actions/{id}/revise",
    tag: "Actions",
    summary: "Change a held action: a new generation",
    says: "Evidence is added, input replaced, and policy and people decide anew. What was approved is held again.",
    procedure: "actions.revise",
    request: {
      id: EXAMPLE.actionId,
      reason: "The passport is legible now.",
      evidence: [{ kind: "log", title: "Second check", text: "passport: legible, name matches" }],
    },
    answers: {
      200: { says: "The new generation.", schema: ActionAnswer, example: { ...ANSWER, generation: 2 } },
    },
    errors: [
      "no_grant",
      "agent_paused",
      "not_found",
      "state_conflict",
      "version_conflict",
      "idempotency_conflict",
      "target_not_found",
    ],
  }),
  operation({
    id: "uploadEvidence",
    method: "POST",
    path: "/evidence",
    tag: "Actions",
    summary: "Upload evidence, to name it by its hash in submissions (agents only)",
    says:
      "Its type is told from the bytes. `warnings` names sorts of secrets that it seems to hold. The same bytes again " +
      "answer 200 with the same id; what no submission has named by `keptUntil` is gone.",
    procedure: "evidence.upload",
    statusOf: createdOrRepeated,
    request: { text: "09:12 form sent" },
    answers: {
      200: { says: "It was there already.", schema: UploadedEvidence, example: { ...UPLOADED, created: false } },
      201: { says: "It is kept.", schema: UploadedEvidence, example: { ...UPLOADED, created: true } },
    },
    errors: ["forbidden", "agent_paused"],
  }),
];
