"use client";

import { parseAsNumberLiteral, useQueryState } from "nuqs";

export const RESULT_DAYS = [7, 30, 90] as const;

/** How far results look back, kept in the address. */
export function useResultDays() {
  const [days, setDays] = useQueryState("days", parseAsNumberLiteral(RESULT_DAYS).withDefault(30));
  return { days, setDays: (next: (typeof RESULT_DAYS)[number]) => void setDays(next) };
}
