"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { newPassword } from "./new-password";
import { ROLES, parseRole } from "./staff-looks";

/** Adds somebody with a generated password, which is shown once. */
export function CreateStaffDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const [made, setMade] = useState<{ email: string; password: string } | null>(null);
  const create = useMutation(
    withReauthentication(
      trpc.staff.create.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries(trpc.staff.pathFilter()),
      }),
    ),
  );
  const submit = (fields: FormData) => {
    const role = parseRole(fieldText(fields, "role"));
    if (!role) return;
    const email = fieldText(fields, "email");
    const password = newPassword();
    create.mutate(
      { email, name: fieldText(fields, "name"), role, password },
      { onSuccess: () => setMade({ email, password }) },
    );
  };
  const close = () => {
    create.reset();
    setMade(null);
    onClose();
  };
  return (
    <FormDialog
      open={open}
      title="Add staff"
      text="They sign in with a password that is generated now."
      submitLabel="Add"
      isPending={create.isPending}
      problem={create.isError ? problemOf(create.error) : undefined}
      secret={
        made
          ? {
              title: `Password of ${made.email}`,
              value: made.password,
              noun: "password",
              warning: "Hand it over by a way that nobody else reads. They can change it under Settings.",
            }
          : undefined
      }
      onSubmit={submit}
      onClose={close}
    >
      <Field label="Name" name="name" required maxLength={120} autoComplete="off" />
      <Field label="E-mail" name="email" type="email" required maxLength={254} autoComplete="off" />
      <ChoiceField
        label="Role"
        name="role"
        defaultValue="viewer"
        options={ROLES.map(({ value, label, may }) => ({ value, label: `${label}: ${may}` }))}
      />
    </FormDialog>
  );
}
