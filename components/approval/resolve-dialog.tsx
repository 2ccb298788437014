"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useServerNow } from "@/components/shell/server-clock";
import { useTRPC } from "@/components/trpc/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { Doubt } from "@/server/api/reads/doubts";
import { DecisionProblem, isFinal } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import { OutcomeChoices } from "./outcome-choices";
import type { Outcomes } from "./outcome-choices";
import { ReasonField } from "./reason-field";
import { sayDone } from "./say-done";
import { useFreshAction } from "./use-fresh-action";
import { useResolve } from "./use-verbs";
import { VerbDialog } from "./verb-dialog";

/** An operator says what became of calls that nobody answered, and where that can be seen. */
export function ResolveDialog({ row, onClose, onDone, onReview }: DeskDialogProps) {
  const trpc = useTRPC();
  const doubts = useQuery(trpc.approvals.doubts.queryOptions({ id: row.id }));
  const resolve = useResolve();
  const { detail, isLoading, refusal } = useFreshAction(row, "resolve", resolve);
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const [evidence, setEvidence] = useState("");
  const [note, setNote] = useState("");
  const [wantsAgain, setWantsAgain] = useState(false);
  const mayAgain = useMayAgain(doubts.data ?? [], outcomes);
  const targets = Object.entries(outcomes).map(([n, outcome]) => ({ n: Number(n), outcome }));
  const run = () =>
    resolve.mutate(
      {
        ...{ id: row.id, targets, evidence: evidence.trim(), note: note.trim(), fence: detail?.fence },
        ifNotDone: mayAgain && wantsAgain ? "try_again" : "fail",
      },
      {
        onSuccess({ status, unknownLeft }) {
          sayDone(unknownLeft > 0 ? `${unknownLeft} still unknown` : `It is ${status} now`, row.title);
          onDone([row.id]);
        },
      },
    );
  return (
    <VerbDialog
      title="What happened?"
      description={row.title}
      confirmLabel="Settle it"
      busyLabel="Settling…"
      isBusy={resolve.isPending}
      isLoading={isLoading || doubts.isPending}
      canConfirm={targets.length > 0 && evidence.trim() !== "" && note.trim() !== ""}
      isFinal={isFinal(refusal)}
      onConfirm={run}
      onClose={onClose}
    >
      <OutcomeChoices doubts={doubts.data ?? []} outcomes={outcomes} onChange={setOutcomes} />
      <EvidenceField value={evidence} onChange={setEvidence} />
      <ReasonField
        label="How do you know?"
        hint="It stays on record with your name."
        rows={2}
        value={note}
        onChange={setNote}
      />
      {mayAgain && <AgainField value={wantsAgain} onChange={setWantsAgain} />}
      {refusal && <DecisionProblem problem={refusal} onReview={() => onReview(row.id)} />}
    </VerbDialog>
  );
}

/** Whether what did not happen may be called again: everything spoken for, and the provider would recognise it. */
function useMayAgain(doubts: readonly Doubt[], outcomes: Outcomes): boolean {
  const now = useServerNow();
  const missing = doubts.filter(({ n }) => outcomes[n] === "did_not_happen");
  return (
    missing.length > 0 &&
    doubts.every(({ n }) => outcomes[n] !== undefined) &&
    missing.every(({ windowUntil }) => windowUntil !== null && windowUntil.getTime() > now)
  );
}

interface FieldProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

const EVIDENCE_CHARS_MAX = 500;

function EvidenceField({ value, onChange }: FieldProps<string>) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>Evidence</Label>
      <Input
        id={id}
        value={value}
        maxLength={EVIDENCE_CHARS_MAX}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="text-xs text-muted-foreground">
        Where it can be seen: the provider&apos;s id or address of the mail, a ticket.
      </p>
    </div>
  );
}

function AgainField({ value, onChange }: FieldProps<boolean>) {
  const id = useId();
  return (
    <div className="flex items-start gap-2 text-sm">
      <Checkbox id={id} checked={value} onCheckedChange={(checked) => onChange(checked === true)} />
      <Label htmlFor={id} className="block font-normal">
        Try again what did not happen
        <span className="block text-xs text-muted-foreground">
          Under the same key: should it have happened after all, the provider recognises the repetition.
        </span>
      </Label>
    </div>
  );
}
