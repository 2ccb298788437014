"use client";

import { useSignedIn } from "@/components/shell/signed-in";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { useDecisionDesk } from "./decision-desk";
import { UndoCountdown } from "./undo-countdown";
import { useSecondsLeft } from "./use-seconds-left";

/** In the row of an approval that has not started: how long it can still be taken back, and the way to do so. */
export function RowUndo({ row }: { row: ActionListItem }) {
  const desk = useDecisionDesk();
  const { role } = useSignedIn();
  const isOpen = useSecondsLeft(row.notBefore) > 0;
  if (!isOpen) return <span className="text-muted-foreground">Starting</span>;
  return (
    <span className="text-info-text">
      <UndoCountdown until={row.notBefore} />
      {role === "operator" && (
        <>
          {" · "}
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Undo the approval of ${row.title}`}
            className="rounded-sm font-medium underline underline-offset-2"
            onClick={() => desk.undo([row])}
          >
            Undo
          </button>
        </>
      )}
    </span>
  );
}
