"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { ReasonField } from "@/components/approval/reason-field";
import { VerbDialog } from "@/components/approval/verb-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { KillSwitch } from "./use-switches";

const REASON_CHARS_MAX = 500;

/** Turns a kill switch on, for a reason that everybody sees and the trail keeps. */
export function StopDialog({ of: { scope, title }, onClose }: { of: KillSwitch; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const stop = useMutation(
    trpc.switches.on.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.switches.pathFilter());
        toast.success(`Stopped: ${title}`);
        onClose();
      },
    }),
  );
  const text = reason.trim();
  const isTooLong = text.length > REASON_CHARS_MAX;
  const problem = stop.error ? problemOf(stop.error).message : undefined;
  return (
    <VerbDialog
      title={`Stop: ${title}`}
      description="No new effect starts there until an operator resumes it. Every operator is told."
      confirmLabel="Stop"
      busyLabel="Stopping…"
      tone="danger"
      isBusy={stop.isPending}
      canConfirm={text !== "" && !isTooLong}
      onConfirm={() => stop.mutate({ scope, reason: text })}
      onClose={onClose}
    >
      <ReasonField
        label="Reason"
        hint="Shown beside the switch and kept in the audit trail."
        value={reason}
        onChange={setReason}
        problem={isTooLong ? `At most ${REASON_CHARS_MAX} characters.` : problem}
      />
    </VerbDialog>
  );
}
