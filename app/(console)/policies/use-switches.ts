"use client";

import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/components/trpc/outputs";
import { useTRPC } from "@/components/trpc/trpc";

export type SwitchGroup = Outputs["switches"]["board"][number];
export type KillSwitch = SwitchGroup["switches"][number];

// What stops everything is looked at even when the live connection is down.
const REFRESH_MS = 15_000;

export function useSwitches() {
  const trpc = useTRPC();
  return useQuery(trpc.switches.board.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
}
