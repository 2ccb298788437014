"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Token } from "./token-list";

export function RevokeTokenDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    withReauthentication(
      trpc.staff.revokeToken.mutationOptions({
        async onSuccess() {
          await queryClient.invalidateQueries(trpc.staff.pathFilter());
          toast.success(`“${token.label}” is revoked`);
          onClose();
        },
      }),
    ),
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
