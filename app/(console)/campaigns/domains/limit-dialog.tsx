"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { SendingDomain } from "./domain-list";
import { HourlyMaxField } from "./hourly-max-field";

/** Changes how much a domain may send once it is warm. */
export function LimitDialog({ domain: { domain, hourlyMax }, onClose }: LimitDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const limit = useMutation(
    withReauthentication(
      trpc.mailings.limitDomain.mutationOptions({
        async onSuccess(_, asked) {
          await queryClient.invalidateQueries(trpc.mailings.domains.pathFilter());
          toast.success(`${domain} may send ${asked.hourlyMax.toLocaleString("en-GB")} mails an hour once it is warm`);
          onClose();
        },
      }),
    ),
  );
  return (
    <FormDialog
      open
      title={`How much may ${domain} send?`}
      text="Mailings that are under way take it over with their next mails. Its warm-up goes on as it is."
      submitLabel="Change"
      isPending={limit.isPending}
      problem={limit.isError ? problemOf(limit.error) : undefined}
      onSubmit={(fields) => limit.mutate({ domain, hourlyMax: Number(fieldText(fields, "hourlyMax")) })}
      onClose={onClose}
    >
      <HourlyMaxField
        defaultValue={hourlyMax}
        hint="Raising it takes a fresh proof of who you are; lowering it does not."
        autoFocus
      />
    </FormDialog>
  );
}

interface LimitDialogProps {
  domain: SendingDomain;
  onClose: () => void;
}
