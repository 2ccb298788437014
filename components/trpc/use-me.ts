"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc";

const STALE_MS = 60_000;

/** Who is signed in; undefined until it is known. The server judges every call by itself. */
export function useMe() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.staff.me.queryOptions(undefined, { staleTime: STALE_MS }));
  return { me: data, isOperator: data?.role === "operator" };
}
