"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/trpc/trpc";

export const SIMULATION_DAYS = [7, 30, 90] as const;
export type SimulationDays = (typeof SIMULATION_DAYS)[number];

/** Runs a simulation and follows it: percent while it runs, null otherwise. */
export function useSimulate(versionId: number) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [percent, setPercent] = useState(0);
  const run = useMutation({
    async mutationFn(days: SimulationDays) {
      setPercent(0);
      for await (const { replayed, skipped, total } of await client.policies.simulate.mutate({ versionId, days })) {
        setPercent(total === 0 ? 100 : Math.min(100, Math.round(((replayed + skipped) / total) * 100)));
      }
    },
    onSuccess: () => queryClient.invalidateQueries(trpc.policies.pathFilter()),
  });
  return { run, percent: run.isPending ? percent : null };
}
