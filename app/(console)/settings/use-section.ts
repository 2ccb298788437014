"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useSignedIn } from "@/components/shell/signed-in";

export const SECTIONS = [
  { id: "staff", label: "Staff", operatorOnly: true },
  { id: "keys", label: "Agent keys", operatorOnly: true },
  { id: "callbacks", label: "Callbacks", operatorOnly: true },
  { id: "delegations", label: "Delegations", operatorOnly: false },
  { id: "on-call", label: "On call", operatorOnly: true },
  { id: "account", label: "My account", operatorOnly: false },
] as const;

const IDS = SECTIONS.map(({ id }) => id);

/** The open section, kept in the URL; who is no operator has their own ones only. */
export function useSection() {
  const isOperator = useSignedIn().role === "operator";
  const [asked] = useQueryState("section", parseAsStringLiteral(IDS));
  const offered = SECTIONS.filter((section) => isOperator || !section.operatorOnly);
  const section = offered.find(({ id }) => id === asked)?.id ?? (isOperator ? "staff" : "account");
  return { section, offered, isOperator };
}
