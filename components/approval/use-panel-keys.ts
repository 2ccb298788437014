"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import { useDecisionDesk } from "./decision-desk";
import { isFreeKey } from "./free-key";
import { fits, refusalFor } from "./offers";
import type { Verb } from "./offers";
import { useVoter } from "./use-delegations";

const KEYS: Record<string, Verb> = { a: "approve", r: "reject", c: "continue" };

/** The list's decision keys, on the page of one action; null: no keys. */
export function usePanelKeys(action: ActionDetail | null): void {
  const desk = useDecisionDesk();
  const me = useVoter(action?.action ?? "");
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const verb = KEYS[event.key];
      if (!verb || !action || !isFreeKey(event) || !fits(verb, action)) return;
      event.preventDefault();
      const refusal = refusalFor(verb, action, me);
      if (refusal) toast.warning(refusal, { id: "not-allowed", position: "top-center" });
      else desk.ask(verb, [action]);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [action, desk, me]);
}
