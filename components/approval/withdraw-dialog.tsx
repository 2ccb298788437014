"use client";

import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { useFreshAction } from "./use-fresh-action";
import { useWithdraw } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Takes an action off the table without a decision on what it asks for. */
export function WithdrawDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const withdraw = useWithdraw();
  const { refusal } = useFreshAction(row, "withdraw", withdraw);
  const [reason, setReason] = useState("");
  const run = () =>
    withdraw.mutate(
      { id: row.id, reason: reason.trim() },
      {
        onSuccess() {
          sayDone("Withdrawn", row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title="Withdraw this action"
      description={row.title}
      confirmLabel="Withdraw"
      busyLabel="Withdrawing…"
      tone="danger"
      isBusy={withdraw.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      <p className="text-sm text-muted-foreground">
        It ends without a decision, as if it had not been asked for: right for a double or a mistake. To say no to what
        it asks for, reject it instead.
      </p>
      <ReasonField label="Why?" hint="It will not run. The submitter reads this." value={reason} onChange={setReason} />
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
