"use client";

import { createParser, useQueryStates } from "nuqs";

/** Whole days in UTC, such as "2026-03-01"; both ends belong to the range. */
export interface DateRange {
  from: string | null;
  to: string | null;
}

const parseAsDay = createParser<string>({
  parse: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day) => day,
});

const PARSERS = { from: parseAsDay, to: parseAsDay };

export function useDateRange() {
  return useQueryStates(PARSERS, { history: "replace" });
}
