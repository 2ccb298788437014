"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Token } from "./tokens-card";

export function RevokeTokenDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.staff.revokeToken.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.staff.tokens.pathFilter());
        toast.success(`“${token.label}” is revoked`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      title={`Revoke “${token.label}”?`}
      text={`Requests with ${token.hint}… are refused from now on. This cannot be undone.`}
      confirmLabel="Revoke"
      tone="destructive"
      isPending={revoke.isPending}
      problem={revoke.isError ? problemOf(revoke.error) : undefined}
      onConfirm={() => revoke.mutate({ tokenId: token.id })}
      onClose={onClose}
    />
  );
}
