"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { BulkOutcome } from "./bulk-outcome";
import { BulkRiskList } from "./bulk-risk-list";
import { bulkRisks } from "./bulk-risks";
import { DecisionProblem } from "./decision-problem";
import type { DeskDialogProps } from "./desk-dialog-props";
import type { Verb } from "./offers";
import { ReasonField } from "./reason-field";
import { rejectReasons } from "./reject-reasons";
import { useBulkVerb } from "./use-bulk-verb";
import { VerbDialog } from "./verb-dialog";

/** The server takes so many decisions in one call. */
const BULK_MAX = 200;
const TYPED_FROM = 25;

/** Many decisions at once: what is at stake, one confirmation, and what became of each. */
export function BulkDialog({ verb, rows, onClose, onDone }: BulkDialogProps) {
  const isApproval = verb === "approve";
  const selected = rows.slice(0, BULK_MAX);
  const trpc = useTRPC();
  const typedCounts = useQuery(
    trpc.approvals.typedCounts.queryOptions(
      { ids: selected.map((row) => row.id) },
      { enabled: isApproval, staleTime: 0 },
    ),
  );
  const risks = bulkRisks(selected, isApproval ? (typedCounts.data ?? []) : []);
  const count = risks.included.length;
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const run = useBulkVerb(verb);
  const problem = run.error ?? (typedCounts.error ? problemOf(typedCounts.error) : null);
  const mustType = isApproval && count >= TYPED_FROM;
  const isReady =
    count > 0 &&
    (isApproval ? typedCounts.isSuccess : reason.trim() !== "") &&
    (!mustType || typed.trim() === String(count));
  const leave = () => (run.outcome ? onDone(run.outcome.filter((item) => item.ok).map((item) => item.id)) : onClose());

  return (
    <VerbDialog
      title={run.outcome ? `${words[verb].title}: what became of each` : `${words[verb].title} ${count} actions`}
      description={run.outcome ? "Each was decided on its own." : words[verb].text}
      confirmLabel={`${words[verb].title} ${count}`}
      busyLabel={`${words[verb].busy}…`}
      tone={isApproval ? undefined : "danger"}
      isBusy={run.isBusy}
      canConfirm={isReady}
      isFinal={run.outcome !== null}
      onConfirm={() => run.start({ rows: risks.included, reason: reason.trim(), typedCount: typed })}
      onClose={leave}
    >
      {run.outcome ? (
        <BulkOutcome verb={verb} rows={selected} outcome={run.outcome} />
      ) : (
        <>
          <BulkRiskList risks={risks} />
          {rows.length > BULK_MAX && (
            <p className="text-sm text-muted-foreground">Only the first {BULK_MAX} of the selection are taken.</p>
          )}
          {mustType && <TypedNumber count={count} value={typed} onChange={setTyped} />}
          {!isApproval && (
            <ReasonField
              label="One reason for all"
              hint="Every submitter reads this."
              suggestions={verb === "reject" ? rejectReasons : []}
              value={reason}
              onChange={setReason}
            />
          )}
        </>
      )}
      {problem && <DecisionProblem problem={problem} />}
    </VerbDialog>
  );
}

interface BulkDialogProps extends Omit<DeskDialogProps, "row"> {
  verb: Exclude<Verb, "retry">;
  rows: readonly ActionListItem[];
}

const words = {
  approve: { title: "Approve", busy: "Approving", text: "They run as soon as they are approved." },
  reject: { title: "Reject", busy: "Rejecting", text: "None of them will run." },
  cancel: { title: "Cancel", busy: "Cancelling", text: "What has not started will not run." },
} as const;

function TypedNumber({ count, value, onChange }: { count: number; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>Type {count} to approve that many at once</Label>
      <Input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        className="w-36 tabular-nums"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
