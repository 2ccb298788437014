"use client";

import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { openMsOf } from "./open-times";
import { effectWordsOf } from "./effect-words";
import { ReasonField } from "./reason-field";
import { rejectReasons } from "./reject-reasons";
import { sayDone } from "./say-done";
import { useFreshAction } from "./use-fresh-action";
import { useDecide } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Rejecting one action; the reason goes to whoever submitted it. */
export function RejectDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const decide = useDecide();
  const [reason, setReason] = useState("");
  const { refusal } = useFreshAction(row, "reject", decide);
  const reject = () => {
    decide.mutate(
      {
        id: row.id,
        verdict: "reject",
        digest: row.pinnedDigest,
        reason: reason.trim(),
        openMs: openMsOf(row.pinnedDigest),
        channel: "console",
      },
      {
        onSuccess() {
          sayDone("Rejected", row.title);
          onDone([row.id]);
        },
      },
    );
  };
  return (
    <VerbDialog
      title={`Reject: no to ${effectWordsOf(row.action).effect}`}
      description={row.title}
      confirmLabel="Reject"
      busyLabel="Rejecting…"
      tone="danger"
      isBusy={decide.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={reject}
      onClose={onClose}
    >
      <ReasonField
        label="Why?"
        hint={`It will not run. ${row.submitter.kind === "agent" ? row.submitter.id : "The submitter"} reads this and does better next time.`}
        suggestions={rejectReasons}
        value={reason}
        onChange={setReason}
      />
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
