"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DecisionProblem } from "@/components/approval/decision-problem";
import { ReasonField } from "@/components/approval/reason-field";
import { VerbDialog } from "@/components/approval/verb-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { MailingProgress } from "@/app/(console)/campaigns/mailing-progress";
import type { Mailing } from "@/app/(console)/campaigns/mailing-looks";

/** Lets a mailing wait before its next mail; nothing that was sent is lost, and it can go on where it stood. */
export function PauseDialog({ mailing, onClose }: { mailing: Mailing; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const [reason, setReason] = useState("");
  const pause = useMutation({
    ...withReauthentication(trpc.mailings.pause.mutationOptions()),
    networkMode: "always",
    onSuccess: onClose,
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.mailings.pathFilter()),
        queryClient.invalidateQueries(trpc.approvals.detail.queryFilter({ id: mailing.id })),
      ]),
  });
  return (
    <VerbDialog
      title="Pause this mailing"
      description={mailing.name}
      confirmLabel="Pause"
      busyLabel="Pausing…"
      isBusy={pause.isPending}
      onConfirm={() => pause.mutate({ id: mailing.id, reason: reason.trim() || null })}
      onClose={onClose}
    >
      <MailingProgress readers={mailing.readers} showsParts />
      <ReasonField
        label="Why? (may be left empty)"
        hint="What was sent stays sent. It goes on when an operator says so."
        value={reason}
        onChange={setReason}
      />
      {pause.error && <DecisionProblem problem={problemOf(pause.error)} onReview={onClose} />}
    </VerbDialog>
  );
}
