"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { AgentOverview } from "@/server/api/reads/agents";

/** Sets an address under a new secret, which is shown once. */
export function CallbackDialog({ agent, onClose }: { agent: AgentOverview; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const set = useMutation(
    trpc.agents.setCallback.mutationOptions({
      gcTime: 0,
      onSuccess: () => queryClient.invalidateQueries(trpc.agents.pathFilter()),
    }),
  );
  return (
    <FormDialog
      open
      title={`Callback of ${agent.name}`}
      text="Every change makes a new secret; the old one stops at once."
      submitLabel="Set address"
      isPending={set.isPending}
      problem={set.isError ? problemOf(set.error) : undefined}
      secret={
        set.data && {
          title: `Callback secret of ${agent.name}`,
          value: set.data.secret,
          noun: "secret",
          warning: "The agent needs it to verify that a call came from here. Put it into its secrets now.",
        }
      }
      onSubmit={(fields) => set.mutate({ agent: agent.name, url: fieldText(fields, "url") })}
      onClose={onClose}
    >
      <Field
        label="Address"
        name="url"
        type="url"
        required
        maxLength={2_000}
        pattern="https?://.+"
        defaultValue={agent.callbackUrl ?? ""}
        placeholder="https://"
        hint="Private and link-local addresses are refused."
      />
    </FormDialog>
  );
}
