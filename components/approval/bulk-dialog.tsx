"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Progress } from "@/components/ui/progress";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { BulkOutcome } from "./bulk-outcome";
import { BulkRiskList } from "./bulk-risk-list";
import { bulkRisks } from "./bulk-risks";
import { DecisionProblem } from "./decision-problem";
import type { Approved, DeskDialogProps } from "./desk-dialog-props";
import { effectWordsOf } from "./effect-words";
import { ReasonField } from "./reason-field";
import { rejectReasons } from "./reject-reasons";
import { sayDone } from "./say-done";
import { TypedCount } from "./typed-count";
import { useBulkProgress } from "./use-bulk-progress";
import { useBulkVerb } from "./use-bulk-verb";
import type { BulkItem, BulkVerb } from "./use-bulk-verb";
import { VerbDialog } from "./verb-dialog";

/** The server takes so many decisions in one call. */
const BULK_MAX = 200;
/** From so many targets together policy, as it ships, has their number typed; the server has the last word. */
const TYPED_FROM = 25;

/** Many decisions at once: what is at stake, one confirmation, and what became of each that was refused. */
export function BulkDialog({ verb, rows, onClose, onDone, onApproved }: BulkDialogProps) {
  const isApproval = verb === "approve";
  const selected = rows.slice(0, BULK_MAX);
  const typedCounts = useTypedCounts(selected, isApproval);
  const risks = bulkRisks(selected, isApproval ? (typedCounts.data ?? []) : []);
  const { included, targets } = risks;
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const run = useBulkVerb(verb);
  const decided = useBulkProgress(included, run.isBusy);
  const problem = run.error ?? (typedCounts.error ? problemOf(typedCounts.error) : null);
  const mustType = isApproval && (targets >= TYPED_FROM || problem?.code === "typed_count_required");
  const isReady = included.length > 0 && (isApproval ? typedCounts.isSuccess : reason.trim() !== "");
  const finish = (items: readonly BulkItem[]) => {
    const done = items.filter((item) => item.ok);
    if (isApproval) return onApproved(approvedAmong(selected, done));
    if (done.length > 0) sayDone(`${words[verb].past} ${done.length}`, titlesOf(included));
    onDone(done.map((item) => item.id));
  };
  return (
    <VerbDialog
      title={
        run.outcome ? `${words[verb].title}: what became of each` : `${words[verb].title} ${included.length} actions`
      }
      description={run.outcome ? "Each was decided on its own." : words[verb].text}
      confirmLabel={`${words[verb].title} ${included.length}`}
      busyLabel={`${words[verb].busy} ${decided} of ${included.length}…`}
      tone={isApproval ? undefined : "danger"}
      isBusy={run.isBusy}
      isLoading={isApproval && typedCounts.isPending}
      canConfirm={isReady && (!mustType || typed.trim() === String(targets))}
      isFinal={run.outcome !== null}
      focus={isApproval && !mustType && isAllSmall(included) ? "confirm" : undefined}
      onConfirm={() => run.start({ rows: included, reason: reason.trim(), typedCount: typed.trim() }, finish)}
      onClose={() => (run.outcome ? finish(run.outcome) : onClose())}
    >
      {run.outcome ? (
        <BulkOutcome verb={verb} rows={selected} outcome={run.outcome} />
      ) : (
        <>
          <BulkRiskList risks={risks} />
          {rows.length > BULK_MAX && (
            <p className="text-sm text-muted-foreground">Only the first {BULK_MAX} of the selection are taken.</p>
          )}
          {mustType && (
            <TypedCount
              label={`They have ${targets.toLocaleString("en-GB")} targets together. Type that number to approve`}
              value={typed}
              onChange={setTyped}
            />
          )}
          {!isApproval && (
            <ReasonField
              label="One reason for all"
              hint="Every submitter reads this."
              suggestions={verb === "reject" ? rejectReasons : []}
              value={reason}
              onChange={setReason}
            />
          )}
          {run.isBusy && <Progress value={(decided / included.length) * 100} aria-label="Decided so far" />}
        </>
      )}
      {problem && <DecisionProblem problem={problem} />}
    </VerbDialog>
  );
}

interface BulkDialogProps extends Omit<DeskDialogProps, "row"> {
  verb: BulkVerb;
  rows: readonly ActionListItem[];
}

const words = {
  approve: { title: "Approve", past: "Approved", busy: "Approving", text: "They run unless you take them back." },
  reject: { title: "Reject", past: "Rejected", busy: "Rejecting", text: "None of them will run." },
  withdraw: {
    ...{ title: "Withdraw", past: "Withdrawn", busy: "Withdrawing" },
    text: "They end without a decision. What has not started will not run.",
  },
} as const;

function useTypedCounts(rows: readonly ActionListItem[], isApproval: boolean) {
  const options = { enabled: isApproval, staleTime: 0 };
  return useQuery(useTRPC().approvals.typedCounts.queryOptions({ ids: rows.map((row) => row.id) }, options));
}

const isAllSmall = (rows: readonly ActionListItem[]): boolean =>
  rows.every((row) => row.riskLevel === "low" && !effectWordsOf(row.action).isHarmful);

function approvedAmong(rows: readonly ActionListItem[], done: readonly BulkItem[]): Approved[] {
  return done.flatMap(({ id, status, notBefore }) => {
    const row = rows.find((candidate) => candidate.id === id);
    return row && status ? [{ row, status, notBefore, votesMissing: status === "held" ? 1 : 0 }] : [];
  });
}

const TITLES_SHOWN = 2;

function titlesOf(rows: readonly ActionListItem[]): string {
  const shown = rows.slice(0, TITLES_SHOWN).map((row) => row.title);
  const more = rows.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
