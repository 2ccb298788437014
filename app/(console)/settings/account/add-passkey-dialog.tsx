"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { passkeyProblem } from "@/components/shell/use-passkey-proof";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { useTRPC, useTRPCClient } from "@/components/trpc/trpc";

/** Lets the browser make a passkey for this host. */
export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const { passkeys } = useTRPCClient();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const add = useMutation(
    withReauthentication({
      gcTime: 0,
      mutationFn: async (label: string) => {
        const optionsJSON = await passkeys.beginAdding.mutate();
        await passkeys.add.mutate({ label, response: await startRegistration({ optionsJSON }) });
      },
      async onSuccess(_, label) {
        await Promise.all([
          queryClient.invalidateQueries(trpc.passkeys.pathFilter()),
          queryClient.invalidateQueries(trpc.me.pathFilter()),
        ]);
        toast.success(`“${label}” is added`);
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      open
      title="Add a passkey"
      text="Your browser asks where to keep it: on this device, in your password manager or on a security key."
      submitLabel="Go on"
      isPending={add.isPending}
      problem={add.isError ? { message: passkeyProblem(add.error) } : undefined}
      onSubmit={(fields) => add.mutate(fieldText(fields, "label"))}
      onClose={onClose}
    >
      <Field label="Label" name="label" required maxLength={100} autoComplete="off" hint="Where it is kept." />
    </FormDialog>
  );
}
