"use client";

import { useState } from "react";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { StageBar } from "./stage-bar";
import { useFreshAction } from "./use-fresh-action";
import { useContinue } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Lets the rest of a bulk be done after its canary; against the stop rule only with a reason. */
export function ContinueDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const goOn = useContinue();
  const { detail, isLoading, refusal } = useFreshAction(row, "continue", goOn);
  const [reason, setReason] = useState("");
  const rest = detail?.stage?.rest.pending ?? 0;
  const wentWrong = detail?.stage?.problem != null;
  const run = () =>
    goOn.mutate(
      { id: row.id, reason: reason.trim() || undefined },
      {
        onSuccess() {
          sayDone(`Goes on with ${rest.toLocaleString("en-GB")}`, row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title={`Continue with the other ${rest.toLocaleString("en-GB")}?`}
      description={row.title}
      confirmLabel={`Continue with ${rest.toLocaleString("en-GB")}`}
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
