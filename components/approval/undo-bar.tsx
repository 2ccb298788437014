"use client";

import { Undo2Icon } from "lucide-react";
import { useSignedIn } from "@/components/shell/signed-in";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { useDecisionDesk } from "./decision-desk";
import { UndoCountdown } from "./undo-countdown";
import { useSecondsLeft } from "./use-seconds-left";

/** As long as an approval can be taken back: how long still, and the way to do so. */
export function UndoBar({ action }: { action: ActionListItem }) {
  const me = useSignedIn();
  const desk = useDecisionDesk();
  const isOpen = useSecondsLeft(action.status === "approved" ? action.notBefore : null) > 0;
  if (!isOpen) return null;
  return (
    <span className="inline-flex items-center gap-3 text-sm">
      <UndoCountdown until={action.notBefore} />
      {me.role === "operator" && (
        <Button variant="outline" aria-keyshortcuts="z" onClick={() => desk.undo([action])}>
          <Undo2Icon />
          Undo
          <Kbd aria-hidden="true" className="max-sm:hidden">
            Z
          </Kbd>
        </Button>
      )}
    </span>
  );
}
