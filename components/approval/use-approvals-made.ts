"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Approved } from "./desk-dialog-props";
import { changeOwn } from "./own-changes";
import { sayApproved, unsayApproved } from "./say-approved";
import { sayDone, sayLook } from "./say-done";
import { secondsLeft } from "./use-seconds-left";
import { useUndo } from "./use-verbs";

/** The server reads at most this many rows by id. */
const WATCHED_MAX = 200;
const DONE = new Set(["running", "succeeded", "failed", "cancelled", "expired", "unknown"]);

type Row = Approved["row"];

/** The approvals made at this desk: told with a way back, and watched until they run, for some come back. */
export function useApprovalsMade(onReview: (id: string) => void) {
  const [watched, setWatched] = useState<readonly Approved[]>([]);
  const [newest, setNewest] = useState<readonly Approved[]>([]);
  const forget = useCallback((id: string) => setWatched((old) => old.filter(({ row }) => row.id !== id)), []);
  const { mutateAsync } = useUndo();

  const undo = useCallback(
    async (rows: readonly Pick<Row, "id" | "generation" | "title">[]) => {
      unsayApproved();
      const ends = await Promise.allSettled(
        rows.map(async ({ id, generation }) => {
          await changeOwn(
            id,
            () => mutateAsync({ id }),
            () => generation + 1,
          );
          forget(id);
        }),
      );
      const refused = ends.find((end) => end.status === "rejected");
      const what = rows.length === 1 ? (rows[0]?.title ?? "") : `${rows.length} actions`;
      if (refused) sayLook("Not taken back", problemOf(refused.reason).message);
      else sayDone("Taken back; it waits for a decision again", what);
    },
    [mutateAsync, forget],
  );
  const note = useCallback(
    (approved: readonly Approved[]) => {
      sayApproved(approved, (all) => void undo(all.map(({ row }) => row)));
      const through = approved.filter(({ votesMissing }) => votesMissing === 0);
      setNewest(through);
      setWatched((old) => [...through, ...old].slice(0, WATCHED_MAX));
    },
    [undo],
  );
  useComeBacks(watched, forget, onReview);
  /** What can still be taken back of the newest approval. */
  const undoable = () =>
    newest.filter((one) => watched.includes(one) && secondsLeft(one.notBefore) > 0).map(({ row }) => row);
  return { note, undo: (rows: readonly Row[]) => void undo(rows), undoable };
}

/** Says when something that was approved waits again, because what it rests on has changed. */
function useComeBacks(watched: readonly Approved[], forget: (id: string) => void, onReview: (id: string) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(
    trpc.approvals.rows.queryOptions({ ids: watched.map(({ row }) => row.id) }, { enabled: watched.length > 0 }),
  );
  useEffect(() => {
    for (const now of data ?? []) {
      const then = watched.find(({ row }) => row.id === now.id);
      if (!then) continue;
      const cameBack = now.status === "held" && now.generation > then.row.generation;
      if (cameBack || now.status === "blocked") {
        forget(now.id);
        void queryClient
          .fetchQuery(trpc.approvals.hints.queryOptions({ ids: [now.id] }, { staleTime: 0 }))
          .then(([hint]) => hint?.replaced?.cause ?? "What it rests on has changed.")
          .catch(() => "What it rests on has changed.")
          .then((cause) => {
            const what = cameBack ? "Came back to you" : "Blocked after your approval";
            const review = { label: "Review", onClick: () => onReview(now.id) };
            sayLook(`${what}: ${now.title}`, cause, review);
          });
      } else if (DONE.has(now.status)) {
        forget(now.id);
      }
    }
  }, [data, watched, forget, onReview, queryClient, trpc]);
}
