"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AgentKey } from "./key-looks";

export function RevokeKeyDialog({ agentKey, onClose }: { agentKey: AgentKey; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.agents.revokeKey.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.agents.pathFilter());
        toast.success(`A key of ${agentKey.agent} is revoked`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      title={`Revoke “${agentKey.label}” of ${agentKey.agent}?`}
      text={`Requests with ${agentKey.hint}… are refused from now on. This cannot be undone.`}
      confirmLabel="Revoke"
      tone="destructive"
      isPending={revoke.isPending}
      problem={revoke.isError ? problemOf(revoke.error) : undefined}
      onConfirm={() => revoke.mutate({ keyId: agentKey.id })}
      onClose={onClose}
    />
  );
}
