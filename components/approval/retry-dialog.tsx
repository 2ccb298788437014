"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { useFreshAction } from "./use-fresh-action";
import { useRetry } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Trying again makes a new action, which policy judges anew. */
export function RetryDialog({ row, onClose, onDone, onReview }: Omit<DeskDialogProps, "onApproved">) {
  const retry = useRetry();
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { refusal } = useFreshAction(row, "retry", retry);
  const run = () =>
    retry.mutate(
      { id: row.id, reason: reason.trim() },
      {
        onSuccess(answer) {
          const open = () => router.push(`/approvals/${answer.id}`);
          sayDone(`Submitted again; the new action is ${answer.status}`, row.title, { label: "Open", onClick: open });
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title="Try this action again"
      description={row.title}
      confirmLabel="Submit again"
      busyLabel="Submitting…"
      isBusy={retry.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      <ReasonField
        label="Why again?"
        hint="This makes a new action with the same input. Policy judges it anew, and it may wait for a decision."
        value={reason}
        onChange={setReason}
      />
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
