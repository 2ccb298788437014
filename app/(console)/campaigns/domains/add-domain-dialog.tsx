"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { HourlyMaxField } from "./hourly-max-field";

/** Begins the warm-up of a domain. */
export function AddDomainDialog({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const add = useMutation(
    withReauthentication(
      trpc.mailings.addDomain.mutationOptions({
        async onSuccess(_, { domain }) {
          await queryClient.invalidateQueries(trpc.mailings.domains.pathFilter());
          toast.success(`${domain} begins its warm-up`);
          onClose();
        },
      }),
    ),
  );
  return (
    <FormDialog
      open
      title="Add a sending domain"
      text="Its warm-up begins now. Nothing goes out before somebody has said that it is verified."
      submitLabel="Add"
      isPending={add.isPending}
      problem={add.isError ? problemOf(add.error) : undefined}
      onSubmit={(fields) =>
        add.mutate({
          domain: fieldText(fields, "domain").toLowerCase(),
          mailbox: fieldText(fields, "mailbox"),
          hourlyMax: Number(fieldText(fields, "hourlyMax")),
        })
      }
      onClose={onClose}
    >
      <Field label="Domain" name="domain" required maxLength={253} autoComplete="off" autoFocus />
      <Field
        label="Mailbox"
        name="mailbox"
        required
        maxLength={64}
        defaultValue="news"
        autoComplete="off"
        hint="The part of the address before the @."
      />
      <HourlyMaxField defaultValue={3_000} />
    </FormDialog>
  );
}
