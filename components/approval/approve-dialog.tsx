"use client";

import { useState } from "react";
import { useSignedIn } from "@/components/shell/signed-in";
import { BreakGlassNote } from "./break-glass-note";
import { DecisionProblem, isFinal } from "./decision-problem";
import { DelegationSelect } from "./delegation-select";
import type { DeskDialogProps } from "./desk-dialog-props";
import { effectWordsOf } from "./effect-words";
import { openMsOf } from "./open-times";
import { QuorumLine } from "./quorum-line";
import { quorumStanding } from "./quorum-standing";
import { ReasonField } from "./reason-field";
import { StakesCard } from "./stakes-card";
import { TypedCount } from "./typed-count";
import { useDelegations } from "./use-delegations";
import { useFreshAction } from "./use-fresh-action";
import { useDecide } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

const COUNT_CODES = new Set(["typed_count_required", "typed_count_mismatch"]);

/** Approving one action: what is at stake once more, and for a large one its count, typed by hand. */
export function ApproveDialog({ row, onClose, onApproved, onReview }: DeskDialogProps) {
  const me = useSignedIn();
  const decide = useDecide();
  const { detail, isLoading, refusal } = useFreshAction(row, "approve", decide);
  const delegations = useDelegations(row.action);
  const [chosen, setChosen] = useState<string | undefined>();
  // Who may not vote in their own right votes for who delegated, without having to say so.
  const isOwnRight = detail?.request?.quorum.some(({ role }) => role === me.role) ?? true;
  const onBehalfOf = chosen ?? (isOwnRight ? undefined : delegations[0]?.id);
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const [isAlone, setIsAlone] = useState(false);
  const words = effectWordsOf(row.action);
  const mustType = detail?.request?.typedCount != null;
  const countProblem = refusal && COUNT_CODES.has(refusal.code) ? refusal : null;
  const needsNote = isAlone || row.riskLevel !== "low";

  const approve = () => {
    const typedCount = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : undefined;
    const { id, pinnedDigest: digest } = row;
    decide.mutate(
      {
        ...{ id, verdict: "approve", digest, typedCount, onBehalfOf, breakGlass: isAlone, channel: "console" },
        reason: note.trim() || undefined,
        openMs: openMsOf(digest),
      },
      { onSuccess: (answer) => onApproved([{ row, ...answer }]) },
    );
  };
  return (
    <VerbDialog
      title={`Approve ${words.effect}?`}
      description={row.title}
      confirmLabel={isAlone ? `Approve ${words.effect} alone` : `Approve ${words.effect}`}
      busyLabel="Approving…"
      tone={isAlone ? "danger" : undefined}
      isBusy={decide.isPending}
      isLoading={isLoading}
      canConfirm={detail !== undefined && !(mustType && typed.trim() === "") && !(isAlone && note.trim() === "")}
      isFinal={isFinal(refusal)}
      focus={row.riskLevel === "low" && row.targetCount === 1 && !words.isHarmful ? "confirm" : undefined}
      aside={detail && !isAlone && <AloneLink detail={detail} onClick={() => setIsAlone(true)} />}
      onConfirm={approve}
      onClose={onClose}
    >
      <StakesCard row={row} detail={detail} />
      {detail && <QuorumLine action={detail} />}
      <DelegationSelect delegations={delegations} value={onBehalfOf} onChange={setChosen} />
      {mustType && (
        <TypedCount
          label={`This touches ${row.targetCount.toLocaleString("en-GB")} targets. Type that number to approve`}
          value={typed}
          problem={countProblem?.message}
          onChange={setTyped}
        />
      )}
      {isAlone && <BreakGlassNote />}
      {needsNote && (
        <ReasonField
          label={isAlone ? "Why alone?" : "Note (optional)"}
          hint={isAlone ? "Every operator reads this." : "It stays on record."}
          value={note}
          onChange={setNote}
          rows={2}
        />
      )}
      {refusal && !countProblem && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}

type Detail = NonNullable<ReturnType<typeof useFreshAction>["detail"]>;

/** Only where one's own approval would not be enough, and only for operators. */
function AloneLink({ detail, onClick }: { detail: Detail; onClick: () => void }) {
  const me = useSignedIn();
  const { missing } = quorumStanding(detail.request?.quorum ?? [], detail.votes, detail.generation);
  if (missing <= 1 || me.role !== "operator") return null;
  return (
    <button
      type="button"
      className="rounded-sm text-muted-foreground underline underline-offset-4 hover:text-foreground"
      onClick={onClick}
    >
      Break the glass: go on alone…
    </button>
  );
}
