"use client";

import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { StageBar } from "./stage-bar";
import { nextUp } from "./stage-words";
import { useFreshAction } from "./use-fresh-action";
import { useContinue } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Lets what is left be done after a canary or a pause; against the stop rule only with a reason. */
export function ContinueDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const goOn = useContinue();
  const { detail, isLoading, refusal } = useFreshAction(row, "continue", goOn);
  const [reason, setReason] = useState("");
  const next = (detail?.stage ? nextUp(detail.stage) : 0).toLocaleString("en-GB");
  const isInterrupted = detail?.stage?.isInterrupted === true;
  const wentWrong = detail?.stage?.problem != null;
  const run = () =>
    goOn.mutate(
      { id: row.id, reason: reason.trim() || undefined },
      {
        onSuccess() {
          sayDone(`Goes on with ${next}`, row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title={isInterrupted ? `Go on with the next ${next}?` : `Continue with the other ${next}?`}
      description={row.title}
      confirmLabel={`Continue with ${next}`}
      busyLabel="Going on…"
      tone={wentWrong ? "danger" : undefined}
      isBusy={goOn.isPending}
      isLoading={isLoading}
      canConfirm={detail !== undefined && !(wentWrong && reason.trim() === "")}
      isFinal={isFinal(refusal)}
      focus={wentWrong ? undefined : "confirm"}
      onConfirm={run}
      onClose={onClose}
    >
      {detail?.stage && <StageBar stage={detail.stage} total={detail.targetCount} />}
      {wentWrong && (
        <ReasonField
          label="Why go on all the same?"
          hint="The stop rule wants the rest stopped. Your reason stays on record."
          value={reason}
          onChange={setReason}
        />
      )}
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}
