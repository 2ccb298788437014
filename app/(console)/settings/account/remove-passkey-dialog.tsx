"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Passkey } from "./passkeys-card";

export function RemovePasskeyDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const remove = useMutation(
    withReauthentication(
      trpc.passkeys.remove.mutationOptions({
        async onSuccess() {
          await Promise.all([
            queryClient.invalidateQueries(trpc.passkeys.pathFilter()),
            queryClient.invalidateQueries(trpc.me.pathFilter()),
          ]);
          toast.success(`“${passkey.label}” is removed`);
          onClose();
        },
      }),
    ),
  );
  return (
    <ConfirmDialog
      open
      title={`Remove “${passkey.label}”?`}
      text="It no longer shows who you are here. Your device may still list it."
      confirmLabel="Remove"
      tone="destructive"
      isPending={remove.isPending}
      problem={remove.isError ? problemOf(remove.error) : undefined}
      onConfirm={() => remove.mutate({ id: passkey.id })}
      onClose={onClose}
    />
  );
}
