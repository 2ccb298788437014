"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Delegation } from "./delegation-looks";

export function RevokeDelegationDialog({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.delegations.revoke.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.delegations.pathFilter());
        onClose();
      },
    }),
  );
  const { id, fromName, toName } = delegation;
  return (
    <ConfirmDialog
      open
      title={`Shall ${toName} no longer decide for ${fromName}?`}
      text="It ends now. What was decided under it stands."
      confirmLabel="Revoke"
      tone="destructive"
      isPending={revoke.isPending}
      problem={revoke.isError ? problemOf(revoke.error) : undefined}
      onConfirm={() => revoke.mutate({ id })}
      onClose={onClose}
    />
  );
}
