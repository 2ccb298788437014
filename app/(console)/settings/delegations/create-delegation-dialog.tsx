"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useActiveStaff } from "@/app/(console)/settings/staff/use-active-staff";
import { useSignedIn } from "@/components/shell/signed-in";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { KindsField, chosenKinds } from "./kinds-field";

/** From oneself; an operator can arrange one between two others. */
export function CreateDelegationDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const { id, role } = useSignedIn();
  const people = useActiveStaff();
  const create = useMutation(
    withReauthentication(
      trpc.delegations.create.mutationOptions({
        async onSuccess() {
          await queryClient.invalidateQueries(trpc.delegations.pathFilter());
          onClose();
        },
      }),
    ),
  );
  const submit = (fields: FormData) =>
    create.mutate({
      fromId: fieldText(fields, "from") || id,
      toId: fieldText(fields, "to"),
      kinds: chosenKinds(fields),
      reason: fieldText(fields, "reason"),
      endsAt: endOfDay(fieldText(fields, "until")),
    });
  return (
    <FormDialog
      open
      title="New delegation"
      text="It begins now, and can be revoked at any time by either of the two and by operators."
      submitLabel="Delegate"
      isPending={create.isPending}
      problem={create.isError ? problemOf(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {role === "operator" && <ChoiceField label="Whose decisions" name="from" defaultValue={id} options={people} />}
      <ChoiceField label="Who decides" name="to" options={people} />
      <KindsField />
      <Field label="Until, with this day (UTC)" name="until" type="date" required hint="At most 90 days." />
      <Field label="Reason" name="reason" required maxLength={500} autoComplete="off" />
    </FormDialog>
  );
}

const endOfDay = (day: string) => new Date(`${day}T23:59:59.999Z`);
