"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";

const TABS = ["preview", "words", "versions", "data", "results", "used"] as const;

/** The open tab, kept in the address. */
export function useTemplateTab() {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("preview"));
  return { tab, setTab: (next: string) => void setTab(TABS.find((one) => one === next) ?? "preview") };
}
