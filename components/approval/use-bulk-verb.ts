"use client";

import { useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import type { Problem } from "@/components/trpc/problem";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { Verb } from "./offers";
import { useDecideMany, useWithdraw } from "./use-verbs";

export type BulkVerb = Extract<Verb, "approve" | "reject" | "withdraw">;

export interface BulkItem {
  id: string;
  ok: boolean;
  /** As the decision left it; null where the server does not tell. */
  status: ActionListItem["status"] | null;
  notBefore: Date | null;
  /** Why it was refused. */
  refusal: Pick<Problem, "code" | "message" | "details"> | null;
}

interface BulkCall {
  rows: readonly ActionListItem[];
  reason: string;
  typedCount: string;
}

/** Runs one verb over many actions. `error`: nothing was decided at all; `outcome`: some were refused. */
export function useBulkVerb(verb: BulkVerb) {
  const decideMany = useDecideMany();
  const withdraw = useWithdraw();
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
      if (item.ok) return { ...item, refusal: null };
      const { code, detail, ...details } = item.problem;
      return refusedItem(item.id, { code, message: detail, details });
    });
  };
  const withdrawAll = ({ rows, reason }: BulkCall): Promise<BulkItem[]> =>
    Promise.all(
      rows.map(({ id }) =>
        withdraw.mutateAsync({ id, reason }).then(
          () => ({ id, ok: true, status: null, notBefore: null, refusal: null }),
          (refused: unknown) => refusedItem(id, problemOf(refused)),
        ),
      ),
    );
  const start = (call: BulkCall, onDone: (outcome: readonly BulkItem[]) => void) => {
    if (isBusy) return;
    setIsBusy(true);
    setError(null);
    const work = verb === "withdraw" ? withdrawAll(call) : decideAll(call);
    const end = (items: BulkItem[]) => (items.every((item) => item.ok) ? onDone(items) : setOutcome(items));
    work.then(end, (refusal: unknown) => setError(problemOf(refusal))).finally(() => setIsBusy(false));
  };
  return { start, isBusy, outcome, error };
}

const refusedItem = (id: string, refusal: BulkItem["refusal"]): BulkItem => ({
  ...{ id, ok: false, status: null, notBefore: null, refusal },
});
