"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/trpc";
import { roleLabel } from "./staff-looks";

/** Whom something can be given to, as choices. */
export function useActiveStaff(): { value: string; label: string }[] {
  const { data = [] } = useQuery(useTRPC().staff.list.queryOptions());
  return data
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleLabel(role)}` }));
}
