"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import { ReasonDialog } from "@/components/shell/reason-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";

/** Tries a failed action again, for a reason, and leads to the new action. */
export function RetryDialog({ action, onClose }: { action: ActionListItem | null; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const retry = useMutation(
    trpc.approvals.retry.mutationOptions({
      onSuccess(created) {
        onClose();
        toast.success("Submitted again", {
          description: `The new action is ${created.status}.`,
          action: { label: "Open", onClick: () => router.push(`/approvals/${created.id}`) },
        });
      },
    }),
  );
  const close = () => {
    retry.reset();
    onClose();
  };
  return (
    <ReasonDialog
      open={action !== null}
      title="Try again"
      text={
        <>
          “{action?.title}” is submitted anew in the name of {action?.submitter.id}: policy decides about it again.
        </>
      }
      confirmLabel="Try again"
      isPending={retry.isPending}
      problem={retry.isError ? problemOf(retry.error) : undefined}
      onConfirm={(reason) => action && retry.mutate({ id: action.id, reason })}
      onClose={close}
    />
  );
}
