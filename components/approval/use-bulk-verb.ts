"use client";

import { useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import type { Problem } from "@/components/trpc/problem";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { Verb } from "./offers";
import { useCancel, useDecideMany } from "./use-verbs";

export interface BulkItem {
  id: string;
  ok: boolean;
  /** Why it was refused. */
  refusal: Pick<Problem, "code" | "message" | "details"> | null;
}

interface BulkCall {
  rows: readonly ActionListItem[];
  reason: string;
  typedCount: string;
}

/** Runs one verb over many actions. `error` is set when nothing was decided at all. */
export function useBulkVerb(verb: Exclude<Verb, "retry">) {
  const decideMany = useDecideMany();
  const cancel = useCancel();
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<BulkItem[] | null>(null);
  const [error, setError] = useState<Problem | null>(null);

  const decideAll = async ({ rows, reason, typedCount }: BulkCall): Promise<BulkItem[]> => {
    const answer = await decideMany.mutateAsync({
      verdict: verb === "approve" ? "approve" : "reject",
      reason: reason || undefined,
      typedCount: typedCount === "" ? undefined : Number(typedCount),
      items: rows.map(({ id, pinnedDigest }) => ({ id, digest: pinnedDigest })),
    });
    return answer.items.map((item) => {
      if (item.ok) return { id: item.id, ok: true, refusal: null };
      const { code, detail, ...details } = item.problem;
      return { id: item.id, ok: false, refusal: { code, message: detail, details } };
    });
  };
  const cancelAll = ({ rows, reason }: BulkCall): Promise<BulkItem[]> =>
    Promise.all(
      rows.map(({ id }) =>
        cancel.mutateAsync({ id, reason }).then(
          () => ({ id, ok: true, refusal: null }),
          (refused: unknown) => ({ id, ok: false, refusal: problemOf(refused) }),
        ),
      ),
    );
  const start = (call: BulkCall) => {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    const work = verb === "cancel" ? cancelAll(call) : decideAll(call);
    work.then(setOutcome, (refusal: unknown) => setError(problemOf(refusal))).finally(() => setIsBusy(false));
  };
  return { start, isBusy, outcome, error };
}
