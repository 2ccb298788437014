"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { isTouched } from "@/components/live/touched-queries";
import { useTRPC } from "@/components/trpc/trpc";

const LISTS = new Set(["approvals.list", "approvals.rows", "approvals.count", "approvals.facets"]);

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

export function useDecide() {
  const refresh = useRefresh();
  return useMutation(
    useTRPC().approvals.decide.mutationOptions({ onSettled: (_data, _error, { id }) => void refresh([id]) }),
  );
}

export function useDecideMany() {
  const refresh = useRefresh();
  return useMutation(
    useTRPC().approvals.decideMany.mutationOptions({
      onSettled: (_data, _error, { items }) => void refresh(items.map((item) => item.id)),
    }),
  );
}

export function useCancel() {
  const refresh = useRefresh();
  return useMutation(
    useTRPC().approvals.cancel.mutationOptions({ onSettled: (_data, _error, { id }) => void refresh([id]) }),
  );
}

export function useRetry() {
  const refresh = useRefresh();
  return useMutation(
    useTRPC().approvals.retry.mutationOptions({ onSettled: (_data, _error, { id }) => void refresh([id]) }),
  );
}
