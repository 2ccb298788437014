"use client";

import { useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import type { ActionDetail } from "@/server/api/reads/action-detail";
import type { TargetItem } from "@/server/api/reads/action-targets";
import { DecisionProblem, isFinal } from "./decision-problem";
import { NameList } from "./name-list";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { useDrop } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** Takes targets out of a held action. What is left is a new generation, which then waits for its own yes. */
export function DropDialog({ action, dropped, onClose }: DropDialogProps) {
  const drop = useDrop();
  const [reason, setReason] = useState("");
  const refusal = drop.error ? problemOf(drop.error) : null;
  const left = action.targetCount - dropped.length;
  const run = () =>
    drop.mutate(
      {
        id: action.id,
        digest: action.pinnedDigest,
        drop: dropped.map(({ n }) => n),
        reason: reason.trim(),
      },
      {
        onSuccess({ targetCount }) {
          sayDone(
            `Dropped ${dropped.length}; ${targetCount.toLocaleString("en-GB")} are left to decide on`,
            action.title,
          );
          onClose();
        },
      },
    );
  return (
    <VerbDialog
      title={`Drop ${dropped.length} of ${action.targetCount.toLocaleString("en-GB")} targets`}
      description={action.title}
      confirmLabel={`Drop ${dropped.length}`}
      busyLabel="Dropping…"
      isBusy={drop.isPending}
      canConfirm={reason.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      <p className="text-sm">
        Nothing happens to them. The other {left.toLocaleString("en-GB")} are a new generation, with a new digest, which
        you then approve or reject.
      </p>
      <div className="text-sm">
        <NameList title="Out" names={dropped.map(({ label }) => label)} />
      </div>
      <ReasonField label="Why?" hint="The submitter reads this." value={reason} onChange={setReason} />
      {refusal && <DecisionProblem problem={refusal} />}
    </VerbDialog>
  );
}

interface DropDialogProps {
  action: ActionDetail;
  dropped: readonly TargetItem[];
  onClose: () => void;
}
