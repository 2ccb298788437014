"use client";

import { useQuery } from "@tanstack/react-query";
import { problemOf } from "@/components/trpc/problem";
import type { Problem } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { fits } from "./offers";
import type { Verb } from "./offers";

interface Call {
  error: unknown;
  isPending: boolean;
  isSuccess: boolean;
}

interface FreshAction {
  detail: ActionDetail | undefined;
  isLoading: boolean;
  /** Why the verb cannot be done: the server said so, or the action has moved on under the open dialog. */
  refusal: Problem | null;
}

/** An action as it is now, held against what the person had in front of them and what they are about to do with it. */
export function useFreshAction(row: ActionListItem, verb: Verb, call: Call): FreshAction {
  const trpc = useTRPC();
  const { data, error, isPending } = useQuery(trpc.approvals.detail.queryOptions({ id: row.id }));
  // What our own call changes is told by its answer.
  const moved = data && !call.isPending && !call.isSuccess ? movedOn(row, verb, data) : null;
  const refused = call.error ? problemOf(call.error) : null;
  return {
    detail: data,
    isLoading: isPending,
    refusal: refused ?? moved ?? (error && !data ? problemOf(error) : null),
  };
}

function movedOn(row: ActionListItem, verb: Verb, now: ActionDetail): Problem | null {
  if (!fits(verb, now)) {
    const vote = now.votes.findLast(({ generation }) => generation === now.generation);
    if (!vote || verb === "withdraw" || now.status === "running") {
      return conflict("state_conflict", `It is ${now.status} by now.`);
    }
    const { verdict, votedAt: at, approver } = vote;
    return conflict("already_decided", `It is ${now.status} by now.`, { verdict, at, by: approver.name });
  }
  const isPinned = verb === "approve" || verb === "reject";
  if (!isPinned || now.pinnedDigest === row.pinnedDigest) return null;
  return conflict("stale_digest", "Payload, targets, copy or evidence are not those you saw. Look at it again.");
}

const conflict = (code: string, message: string, details: Record<string, unknown> = {}): Problem => ({
  ...{ code, status: 409, message, details },
});
