"use client";

import { parseAsNumberLiteral, useQueryState } from "nuqs";

export const RANGES_DAYS = [7, 14, 30] as const;
const DEFAULT_DAYS = 14;

/** How many days the overview looks back, kept in the URL. */
export function useRange() {
  return useQueryState("days", parseAsNumberLiteral(RANGES_DAYS).withDefault(DEFAULT_DAYS));
}
