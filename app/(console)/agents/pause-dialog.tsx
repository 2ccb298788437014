"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { ReasonField } from "@/components/approval/reason-field";
import { VerbDialog } from "@/components/approval/verb-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AgentName } from "@/server/agents/registry";

const REASON_CHARS_MAX = 500;

/** Stops an agent, for a reason that everybody sees and the trail keeps. */
export function PauseDialog({ agent, onClose }: { agent: AgentName; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState("");
  const pause = useMutation(
    trpc.agents.pause.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.agents.pathFilter());
        toast.success(`${agent} is paused`);
        onClose();
      },
    }),
  );
  const text = reason.trim();
  const isTooLong = text.length > REASON_CHARS_MAX;
  return (
    <VerbDialog
      title={`Pause ${agent}`}
      description="Until it is resumed, whatever it submits is refused. What already runs goes on."
      confirmLabel="Pause"
      busyLabel="Pausing…"
      tone="danger"
      isBusy={pause.isPending}
      canConfirm={text !== "" && !isTooLong}
      onConfirm={() => pause.mutate({ agent, reason: text })}
      onClose={onClose}
    >
      <ReasonField
        label="Reason"
        hint="Shown beside the agent and kept in the audit trail."
        value={reason}
        onChange={setReason}
        problem={problemWords(isTooLong, pause.error)}
      />
    </VerbDialog>
  );
}

function problemWords(isTooLong: boolean, error: unknown): string | undefined {
  if (isTooLong) return `At most ${REASON_CHARS_MAX} characters.`;
  return error ? problemOf(error).message : undefined;
}
