import { operation } from "@/server/api/operation";
import { Reauthenticated } from "@/server/auth/reauthenticate";
import { Resolved } from "@/server/kernel/resolve-locked";
import { Decided } from "@/server/kernel/take-decision";
import { EXAMPLE } from "./examples";

export const DECIDING = [
  operation({
    id: "decideAction",
    method: "POST",
    path: "/actions/{id}/decisions",
    tag: "People",
    summary: "Approve or reject (staff only)",
    says: "The digest says what was looked at: what has changed since is not decided by it.",
    procedure: "actions.decide",
    request: { id: EXAMPLE.actionId, verdict: "approve", digest: EXAMPLE.digest },
    answers: {
      200: {
        says: "The decision stands. `approved` starts at `notBefore`; `held` takes more people.",
        schema: Decided,
        example: { id: EXAMPLE.actionId, status: "approved", votesMissing: 0, notBefore: EXAMPLE.at },
      },
    },
    errors: [
      ...(["reason_required", "typed_count_required", "typed_count_mismatch"] as const),
      ...(["agents_cannot_decide", "own_action", "own_agent", "own_edit", "no_delegation"] as const),
      ...(["approver_cap", "reauthentication_required", "not_found"] as const),
      ...(["already_decided", "already_voted", "stale_digest", "state_conflict", "expired"] as const),
    ],
  }),
  operation({
    id: "resolveAction",
    method: "POST",
    path: "/actions/{id}/resolve",
    tag: "People",
    summary: "Say what became of a call that nobody answered (operators only)",
    says: "Of an action that is `unknown`: for each call without an answer, whether it happened, and where that is seen.",
    procedure: "actions.resolve",
    request: {
      id: EXAMPLE.actionId,
      targets: [{ n: 0, outcome: "happened" }],
      evidence: "re_8fKq2c",
      note: "It is in the provider's log.",
    },
    answers: {
      200: {
        says: "What it has become.",
        schema: Resolved,
        example: { id: EXAMPLE.actionId, status: "succeeded", unknownLeft: 0 },
      },
    },
    errors: ["agents_cannot_decide", "not_found", "state_conflict"],
  }),
  operation({
    id: "reauthenticate",
    method: "POST",
    path: "/me/reauthenticate",
    tag: "People",
    summary: "Prove anew who you are, before a high-risk approval (staff only)",
    says: "A session or a personal token alone proves nothing about who holds it; a password does.",
    procedure: "me.reauthenticate",
    request: { password: "correct horse battery staple" },
    answers: {
      200: { says: "Proved.", schema: Reauthenticated, example: { authenticatedAt: EXAMPLE.at } },
    },
    errors: ["identity_not_proven"],
  }),
];
