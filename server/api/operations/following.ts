import { EventList } from "@/server/api/own-actions";
import { operation } from "@/server/api/operation";
import { ActionView } from "@/server/api/reads/action-view";
import { ActionListItem } from "@/server/api/reads/list-actions";
import { pageOf } from "@/server/api/reads/page";
import { Receipt } from "@/server/proofs/receipt";
import { EXAMPLE, LISTED, VIEWED } from "./examples";

export const FOLLOWING = [
  operation({
    id: "listActions",
    method: "GET",
    path: "/actions",
    tag: "Actions",
    summary: "List actions",
    says: "An agent's list is of its own actions, unless it has the grant `read:actions`.",
    procedure: "actions.list",
    request: { status: ["held"], limit: 2 },
    answers: {
      200: {
        says: "A page.",
        schema: pageOf(ActionListItem, "ActionPage"),
        example: { items: [LISTED], nextCursor: null },
      },
    },
    errors: [],
  }),
  operation({
    id: "getAction",
    method: "GET",
    path: "/actions/{id}",
    tag: "Actions",
    summary: "Read one action",
    says: "Those of others need the grant `read:actions`, and are not there without.",
    procedure: "actions.get",
    request: { id: EXAMPLE.actionId },
    answers: { 200: { says: "The action, as it is now.", schema: ActionView, example: VIEWED } },
    errors: ["not_found"],
  }),
  operation({
    id: "waitForAction",
    method: "GET",
    path: "/actions/{id}/wait",
    tag: "Actions",
    summary: "Wait until an action is settled",
    says: "Answers as soon as the action has ended, else after the timeout with its status of then. Call it again.",
    procedure: "actions.wait",
    request: { id: EXAMPLE.actionId, timeoutSeconds: 30 },
    answers: {
      200: {
        says: "The action: ended, or as it is after the timeout.",
        schema: ActionView,
        example: {
          ...VIEWED,
          status: "rejected",
          decidedAt: EXAMPLE.later,
          settledAt: EXAMPLE.later,
          problem: { code: "rejected", message: "The document is not legible." },
        },
      },
    },
    errors: ["not_found"],
  }),
  operation({
    id: "listActionEvents",
    method: "GET",
    path: "/actions/{id}/events",
    tag: "Actions",
    summary: "Read an action's timeline",
    says: "The audit trail of one action, oldest first.",
    procedure: "actions.events",
    request: { id: EXAMPLE.actionId },
    answers: {
      200: {
        says: "Its events.",
        schema: EventList,
        example: {
          items: [
            {
              id: EXAMPLE.eventId,
              at: EXAMPLE.at,
              type: "action.held",
              actionId: EXAMPLE.actionId,
              generation: 1,
              actor: { kind: "agent", id: "shaggy", name: null },
              body: { to: "held", verdict: "hold" },
              private: null,
              leaf: EXAMPLE.leaf,
            },
          ],
        },
      },
    },
    errors: ["not_found"],
  }),
  operation({
    id: "getReceipt",
    method: "GET",
    path: "/actions/{id}/receipt",
    tag: "Actions",
    summary: "Prove an ended action's events",
    says: "Events, their places in the signed tree and the keys in one document, which can be checked without us.",
    procedure: "actions.receipt",
    request: { id: EXAMPLE.actionId },
    answers: {
      200: {
        says: "The proof. Keep it.",
        schema: Receipt,
        example: {
          format: "operations-kernel/receipt/1",
          actionId: EXAMPLE.actionId,
          status: "succeeded",
          origin: "ops.hedgeco.example/trail",
          keys: ["ops.hedgeco.example/trail+5c0b7f21+AQ=="],
          checkpoint: "ops.hedgeco.example/trail\n4711\nqAeE2w==\n\n— ops.hedgeco.example/trail XAt/IQ==\n",
          events: [
            {
              seq: 4_710,
              leaf: EXAMPLE.leaf,
              path: ["mHY0kQ==", "3q2+7w=="],
              event: {
                id: EXAMPLE.eventId,
                at: EXAMPLE.at,
                type: "action.succeeded",
                actionId: EXAMPLE.actionId,
                generation: 1,
                actor: { kind: "system", id: "worker" },
                body: { from: "running", to: "succeeded" },
              },
            },
          ],
        },
      },
    },
    errors: ["not_found", "not_settled", "not_sealed", "archived"],
  }),
];
