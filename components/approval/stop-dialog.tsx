"use client";

import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { StageBar } from "./stage-bar";
import { useFreshAction } from "./use-fresh-action";
import { useStop } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Ends a running action before its next target; what is done stays done. */
export function StopDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const stop = useStop();
  const { detail, refusal } = useFreshAction(row, "stop", stop);
  const [reason, setReason] = useState("");
  const run = () =>
    stop.mutate(
      { id: row.id, reason: reason.trim() },
      {
        onSuccess({ status }) {
          sayDone(status === "cancelled" ? "Stopped" : "It stops before its next target", row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title="Stop the rest"
      description={row.title}
      confirmLabel="Stop"
      busyLabel="Stopping…"
      tone="danger"
      isBusy={stop.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      {detail?.stage && <StageBar stage={detail.stage} total={detail.targetCount} />}
      <ReasonField
        label="Why?"
        hint="What is done stays done; the rest is cancelled. The submitter reads this."
        value={reason}
        onChange={setReason}
      />
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
