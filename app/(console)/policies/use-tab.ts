"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";

export const TABS = [
  { id: "parameters", label: "Parameters" },
  { id: "rules", label: "Rules" },
  { id: "versions", label: "Versions" },
  { id: "switches", label: "Kill switches" },
] as const;
export type TabId = (typeof TABS)[number]["id"];

/** The open tab, kept in the URL. */
export const useTab = () =>
  useQueryState("tab", parseAsStringLiteral(TABS.map(({ id }) => id)).withDefault("parameters"));

export const tabHref = (id: TabId): string => `/policies?tab=${id}`;
