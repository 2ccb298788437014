"use client";

import { useQuery } from "@tanstack/react-query";
import type { NavBadges } from "@/components/shell/sidebar";
import { useTRPC } from "@/components/trpc/trpc";

/** How many actions and tasks wait for a person, beside the links to them. */
export function useNavBadges(): NavBadges {
  const trpc = useTRPC();
  const { data: held } = useQuery(trpc.approvals.count.queryOptions({ status: ["held"] }));
  const { data: escalated } = useQuery(trpc.tasks.escalated.queryOptions());
  return {
    ...(held && { "/approvals": { count: held, label: "held actions", tone: "attention" as const } }),
    ...(escalated && { "/tasks": { count: escalated, label: "tasks that ask a person", tone: "attention" as const } }),
  };
}
