"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AgentName } from "@/server/agents/registry";

const OVERLAPS = [
  { value: "0", label: "No time: it ends now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
];

/** A new secret signs at once; the old one beside it for a while, so that the receiver can change over without a gap. */
export function RotateSecretDialog({ agent, onClose }: { agent: AgentName; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const rotate = useMutation(
    withReauthentication(
      trpc.agents.rotateCallbackSecret.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries(trpc.agents.callback.pathFilter()),
      }),
    ),
  );
  return (
    <FormDialog
      open
      title={`Replace the callback secret of ${agent}`}
      text="The new secret signs at once. One that is still in its time from an earlier replacement ends now."
      submitLabel="Replace"
      isPending={rotate.isPending}
      problem={rotate.isError ? problemOf(rotate.error) : undefined}
      secret={
        rotate.data && {
          title: `New callback secret of ${agent}`,
          value: rotate.data.secret,
          noun: "secret",
          warning: "Put it into the agent's secrets before the old one ends.",
        }
      }
      onSubmit={(fields) => rotate.mutate({ agent, overlapHours: Number(fieldText(fields, "overlap")) })}
      onClose={onClose}
    >
      <ChoiceField label="The old secret signs too for" name="overlap" defaultValue="24" options={OVERLAPS} />
    </FormDialog>
  );
}
