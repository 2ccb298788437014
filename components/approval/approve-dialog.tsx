"use client";

import { useId, useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { openMsOf } from "./open-times";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { StakesCard } from "./stakes-card";
import { useDecide } from "./use-verbs";
import { useFreshDetail } from "./use-fresh-detail";
import { VerbDialog } from "./verb-dialog";

const COUNT_CODES = new Set(["typed_count_required", "typed_count_mismatch"]);

/** Approving one action: what is at stake once more, and for a large one its count, typed by hand. */
export function ApproveDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const { detail, isOutdated, problem: readProblem } = useFreshDetail(row);
  const decide = useDecide();
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const mustType = detail?.request?.typedCount != null;
  const refusal = isOutdated ? STALE : decide.error ? problemOf(decide.error) : readProblem;
  const countProblem = refusal && COUNT_CODES.has(refusal.code) ? refusal : null;

  const approve = () => {
    const typedCount = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined;
    const reason = note.trim() || undefined;
    decide.mutate(
      {
        id: row.id,
        verdict: "approve",
        digest: row.pinnedDigest,
        reason,
        typedCount,
        openMs: openMsOf(row.pinnedDigest),
        channel: "console",
      },
      {
        onSuccess(answer) {
          sayDone(
            answer.votesMissing > 0 ? `Your vote counts; ${answer.votesMissing} more needed` : "Approved",
            row.title,
          );
          onDone([row.id]);
        },
      },
    );
  };
  return (
    <VerbDialog
      title="Approve this action"
      description={row.title}
      confirmLabel="Approve"
      busyLabel="Approving…"
      isBusy={decide.isPending}
      canConfirm={detail !== undefined && !(mustType && typed.trim() === "")}
      isFinal={isFinal(refusal)}
      focusConfirm={row.riskLevel === "low" && row.targetCount === 1}
      onConfirm={approve}
      onClose={onClose}
    >
      <StakesCard row={row} detail={detail} />
      {mustType && (
        <TypedCount count={row.targetCount} value={typed} problem={countProblem?.message} onChange={setTyped} />
      )}
      {!mustType && row.riskLevel !== "low" && (
        <ReasonField label="Note (optional)" hint="It stays on record." value={note} onChange={setNote} rows={2} />
      )}
      {refusal && !countProblem && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}

const STALE = {
  code: "stale_digest",
  status: 409,
  message: "Payload, targets, copy or evidence are not those you saw. Look at it again.",
  details: {},
};

function TypedCount({ count, value, problem, onChange }: TypedCountProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>This touches {count.toLocaleString("en-GB")} targets. Type that number to approve</Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        className="w-36 tabular-nums"
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
    </div>
  );
}

interface TypedCountProps {
  count: number;
  value: string;
  problem?: string;
  onChange: (value: string) => void;
}
