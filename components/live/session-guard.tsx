"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { problemOf } from "@/components/trpc/problem";
import { leaveForSignIn } from "./leave-for-sign-in";

/** A session that has ended (signed out elsewhere, revoked, too old) shows at the next answer: back to sign-in. */
export function SessionGuard() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const judge = (error: unknown) => {
      if (error && problemOf(error).code === "unauthenticated") leaveForSignIn();
    };
    const stops = [
      queryClient.getQueryCache().subscribe(({ query }) => judge(query.state.error)),
      queryClient.getMutationCache().subscribe(({ mutation }) => judge(mutation?.state.error)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [queryClient]);
  return null;
}
