"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { endOfDay } from "./end-of-day";

const SCOPES = [
  { value: "all", label: "All mail" },
  { value: "marketing", label: "Marketing" },
  { value: "topic", label: "One topic of marketing" },
] as const;

/** Closes an address at once. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const add = useMutation(
    trpc.suppressions.add.mutationOptions({
      async onSuccess({ isChanged }, { email }) {
        await queryClient.invalidateQueries(trpc.suppressions.pathFilter());
        if (isChanged) toast.success(`${email} is not written to any more`);
        else toast.info(`${email} was closed already, for as long or longer`);
        onClose();
      },
    }),
  );
  const submit = (fields: FormData) => {
    const scope = SCOPES.find(({ value }) => value === fieldText(fields, "scope"))?.value ?? "all";
    add.mutate({
      scope,
      email: fieldText(fields, "email"),
      topic: scope === "topic" ? fieldText(fields, "topic") : undefined,
      note: fieldText(fields, "note"),
      expiresAt: endOfDay(fieldText(fields, "until")),
    });
  };
  return (
    <FormDialog
      open
      title="Stop writing to an address"
      text="It takes effect at once. Taking it away again takes an operator who did not ask for it."
      submitLabel="Stop writing"
      isPending={add.isPending}
      problem={add.isError ? problemOf(add.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {/* Browsers' own check of addresses knows ASCII only; the server decides. */}
      <Field label="Address" name="email" inputMode="email" required maxLength={254} autoComplete="off" autoFocus />
      <ChoiceField label="Covers" name="scope" defaultValue="all" options={SCOPES} />
      <Field label="Topic" name="topic" maxLength={60} autoComplete="off" hint="Only for one topic: its short name." />
      <Field label="Why" name="note" required maxLength={500} autoComplete="off" />
      <Field label="Until, with this day (UTC)" name="until" type="date" hint="Left empty: until it is lifted." />
    </FormDialog>
  );
}
