"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import { useRefresh } from "./use-verbs";

/** Loads the newest version of an action and opens its panel anew; `turn` belongs into the panel's key. */
export function useReview(onLoaded?: (id: string) => void) {
  const [turn, setTurn] = useState(0);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const load = async (id: string) => {
    await queryClient.fetchQuery(trpc.approvals.detail.queryOptions({ id }, { staleTime: 0 }));
    await refresh([id]);
    setTurn((old) => old + 1);
    onLoaded?.(id);
  };
  // A failed reading shows in the panel itself, with another try.
  return { turn, load: (id: string) => void load(id).catch(() => onLoaded?.(id)) };
}
