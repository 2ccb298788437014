"use client";

import { useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { useCancel } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Stops an action that has not started. */
export function CancelDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const cancel = useCancel();
  const [reason, setReason] = useState("");
  const refusal = cancel.error ? problemOf(cancel.error) : null;
  const run = () =>
    cancel.mutate(
      { id: row.id, reason: reason.trim() },
      {
        onSuccess() {
          sayDone("Cancelled", row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title="Cancel this action"
      description={row.title}
      confirmLabel="Cancel the action"
      busyLabel="Cancelling…"
      tone="danger"
      isBusy={cancel.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      <ReasonField label="Why?" hint="It will not run. The submitter reads this." value={reason} onChange={setReason} />
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
