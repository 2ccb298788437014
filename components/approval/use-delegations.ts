"use client";

import { useQuery } from "@tanstack/react-query";
import { useSignedIn } from "@/components/shell/signed-in";
import type { SignedIn } from "@/components/shell/signed-in";
import { useTRPC } from "@/components/trpc/trpc";
import type { Delegation } from "./delegation-select";

/** For whom this person may vote on this kind of action. */
export function useDelegations(kind: string): readonly Delegation[] {
  const { data } = useQuery(useTRPC().delegations.mine.queryOptions());
  const covering = data?.filter(({ kinds }) => kinds === null || kinds.includes(kind)) ?? [];
  return covering.map(({ fromId, name, role }) => ({ id: fromId, name, role }));
}

/** Who votes here: the person signed in, and as whom else they may. */
export function useVoter(kind: string): SignedIn & { alsoAs: readonly string[] } {
  return { ...useSignedIn(), alsoAs: useDelegations(kind).map(({ role }) => role) };
}
