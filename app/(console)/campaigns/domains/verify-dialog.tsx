"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { SendingDomain } from "./domain-list";

/** Says that a domain's records are right, or not any more. */
export function VerifyDialog({ domain: { domain, verifiedAt }, onClose }: VerifyDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const withReauthentication = useWithReauthentication();
  const verify = useMutation(
    withReauthentication(
      trpc.mailings.verifyDomain.mutationOptions({
        async onSuccess() {
          await queryClient.invalidateQueries(trpc.mailings.domains.pathFilter());
          onClose();
        },
      }),
    ),
  );
  return (
    <ConfirmDialog
      open
      title={verifiedAt ? `Let nothing go out from ${domain}?` : `Let mailings go out from ${domain}?`}
      text={
        verifiedAt
          ? "Mailings that are under way pause before their next mail; new ones are blocked."
          : "Say so only when you have seen that SPF, DKIM and DMARC of this domain are right: receivers refuse the rest."
      }
      confirmLabel={verifiedAt ? "Withdraw verification" : "Mark as verified"}
      tone={verifiedAt ? "destructive" : "default"}
      isPending={verify.isPending}
      problem={verify.isError ? problemOf(verify.error) : undefined}
      onConfirm={() => verify.mutate({ domain, isVerified: verifiedAt === null })}
      onClose={onClose}
    />
  );
}

interface VerifyDialogProps {
  domain: SendingDomain;
  onClose: () => void;
}
