"use client";

import { useQuery } from "@tanstack/react-query";
import type { NavBadges } from "@/components/shell/sidebar";
import { useTRPC } from "@/components/trpc/trpc";

/** How many actions wait for a person, beside the link to them. */
export function useNavBadges(): NavBadges {
  const trpc = useTRPC();
  const { data: held } = useQuery(trpc.approvals.count.queryOptions({ status: ["held"] }));
  return held ? { "/approvals": { count: held, label: "held actions", tone: "attention" } } : {};
}
