"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { UseMutationOptions } from "@tanstack/react-query";
import { useCallback } from "react";
import { isTouched } from "@/components/live/touched-queries";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { useTRPC } from "@/components/trpc/trpc";
import { changeOwn } from "./own-changes";

const LISTS = new Set(["approvals.list", "approvals.rows", "approvals.hints", "approvals.count", "approvals.facets"]);

/** Reads again what a decision changed; the live stream would bring it too, a moment later. */
export function useRefresh(): (ids: readonly string[]) => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    (ids) => {
      const touched = new Set(ids);
      return queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, LISTS, touched) });
    },
    [queryClient],
  );
}

export const useDecide = () => useVerb(useTRPC().approvals.decide.mutationOptions(), byId);
export const useDecideMany = () =>
  useVerb(useTRPC().approvals.decideMany.mutationOptions(), ({ items }) => items.map(({ id }) => id));
export const useWithdraw = () => useVerb(useTRPC().approvals.cancel.mutationOptions(), byId);
export const useRetry = () => useVerb(useTRPC().approvals.retry.mutationOptions(), byId);
export const useContinue = () => useVerb(useTRPC().approvals.continueStage.mutationOptions(), byId);
export const useStop = () => useVerb(useTRPC().approvals.stop.mutationOptions(), byId);
export const useResolve = () => useVerb(useTRPC().approvals.resolve.mutationOptions(), byId);
export const useUndo = () => useVerb(useTRPC().approvals.undo.mutationOptions(), byId);

/** The new generation is this person's own: their panel goes on with it. */
export function useDrop() {
  const options = useTRPC().approvals.drop.mutationOptions();
  const { mutationFn } = options;
  const ownFn: typeof mutationFn =
    mutationFn && ((input, context) => changeOwn(input.id, () => mutationFn(input, context), generationOf));
  return useVerb({ ...options, mutationFn: ownFn }, byId);
}

const byId = ({ id }: { id: string }): string[] => [id];
const generationOf = ({ generation }: { generation: number }): number => generation;

/** Never kept for later: what a person decides is sent now, or they hear that it was not. */
function useVerb<Answer, Refusal, Input>(
  options: UseMutationOptions<Answer, Refusal, Input>,
  idsOf: (input: Input) => readonly string[],
) {
  const refresh = useRefresh();
  const withReauthentication = useWithReauthentication();
  return useMutation({
    ...withReauthentication(options),
    networkMode: "always",
    onSettled: (_answer, _refusal, input) => void refresh(idsOf(input)),
  });
}
