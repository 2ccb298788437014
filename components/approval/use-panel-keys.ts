"use client";

import { useEffect } from "react";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { useSignedIn } from "@/components/shell/signed-in";
import { useDecisionDesk } from "./decision-desk";
import { mayDo } from "./offers";
import type { Verb } from "./offers";

const KEYS: Record<string, Verb> = { a: "approve", r: "reject" };

/** The list's decision keys, on the page of one action; null: no keys. */
export function usePanelKeys(action: ActionDetail | null): void {
  const ask = useDecisionDesk();
  const me = useSignedIn();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const verb = KEYS[event.key];
      if (!verb || !action || !isFree(event) || !mayDo(verb, action, me)) return;
      event.preventDefault();
      ask(verb, [action]);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [action, ask, me]);
}

/** Not while somebody types, and not under an open dialog or menu. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return false;
  if (event.target instanceof Element && event.target.closest("input, textarea, select")) return false;
  return document.querySelector("[role=dialog][data-state=open], [role=menu][data-state=open]") === null;
}
