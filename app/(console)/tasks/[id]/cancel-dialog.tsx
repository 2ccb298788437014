"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonField } from "@/components/approval/reason-field";
import { VerbDialog } from "@/components/approval/verb-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { isGoing } from "@/app/(console)/tasks/may";
import type { TaskDetail } from "./task-page";
import { useTaskDone } from "./use-task-done";

export function CancelDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const onSuccess = useTaskDone("The task is cancelled", onClose);
  const cancel = useMutation(useTRPC().tasks.cancel.mutationOptions({ onSuccess }));
  const parts = task.parts.filter(({ status }) => isGoing(status)).length;
  return (
    <VerbDialog
      title="Cancel this task"
      description={`${parts > 0 ? `Its ${parts} open parts end with it. ` : ""}What was submitted for it goes its own way.`}
      confirmLabel="Cancel the task"
      busyLabel="Cancelling…"
      tone="danger"
      isBusy={cancel.isPending}
      canConfirm={reason.trim() !== ""}
      onConfirm={() => cancel.mutate({ id: task.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <ReasonField
        label="Reason"
        hint="The agents read it."
        value={reason}
        onChange={setReason}
        problem={cancel.error ? problemOf(cancel.error).message : undefined}
      />
    </VerbDialog>
  );
}
