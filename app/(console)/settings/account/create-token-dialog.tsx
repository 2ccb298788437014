"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";

const LIFETIMES = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "a year" },
];

export function CreateTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const create = useMutation(
    withReauthentication(
      trpc.staff.createToken.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries(trpc.staff.tokens.pathFilter()),
      }),
    ),
  );
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <FormDialog
      open={open}
      title="New personal token"
      text="It acts as you: whoever has it may do what you may."
      submitLabel="Make token"
      isPending={create.isPending}
      problem={create.isError ? problemOf(create.error) : undefined}
      secret={
        create.data && {
          title: "Your new token",
          value: create.data.token,
          noun: "token",
          warning: "Keep it like a password. If it is lost, make a new one and revoke this one.",
        }
      }
      onSubmit={(fields) =>
        create.mutate({ label: fieldText(fields, "label"), expiresInDays: Number(fieldText(fields, "days")) })
      }
      onClose={close}
    >
      <Field label="Label" name="label" required maxLength={100} autoComplete="off" hint="What it is for." />
      <ChoiceField label="It ends after" name="days" defaultValue="90" options={LIFETIMES} />
    </FormDialog>
  );
}
