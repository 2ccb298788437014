"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AgentKey } from "./key-looks";

const OVERLAPS = [
  { value: "0", label: "None: the old key ends now" },
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
];

/** Replaces a key; the old one stays good for the overlap, so that the agent can be switched over without a gap. */
export function RotateKeyDialog({ agentKey, onClose }: { agentKey: AgentKey; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const rotate = useMutation(
    withReauthentication(
      trpc.agents.rotateKey.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries(trpc.agents.pathFilter()),
      }),
    ),
  );
  return (
    <FormDialog
      open
      title={`Replace “${agentKey.label}” of ${agentKey.agent}`}
      text="A new key with the same label is made."
      submitLabel="Replace"
      isPending={rotate.isPending}
      problem={rotate.isError ? problemOf(rotate.error) : undefined}
      secret={
        rotate.data && {
          title: `New key of ${agentKey.agent}`,
          value: rotate.data.key,
          noun: "key",
          warning: "Put it into the agent's secrets before the old key ends.",
        }
      }
      onSubmit={(fields) => rotate.mutate({ keyId: agentKey.id, overlapHours: Number(fieldText(fields, "overlap")) })}
      onClose={onClose}
    >
      <ChoiceField label="The old key stays good for" name="overlap" defaultValue="24" options={OVERLAPS} />
    </FormDialog>
  );
}
