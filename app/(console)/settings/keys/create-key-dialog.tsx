"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { Field } from "@/app/(console)/settings/field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { agentOptions, isAgent } from "@/components/shell/agent-looks";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";

/** Of an agent with several keys, one that runs wild then leaves the others their part. */
const PACES = [
  { value: "100", label: "All of the agent's calls a minute" },
  { value: "50", label: "Half of them" },
  { value: "25", label: "A quarter of them" },
  { value: "10", label: "A tenth of them" },
];

export function CreateKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const create = useMutation(
    withReauthentication(
      trpc.agents.createKey.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries(trpc.agents.pathFilter()),
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
      title="New agent key"
      text="The agent sends it with every request. Whoever has it is the agent."
      submitLabel="Make key"
      isPending={create.isPending}
      problem={create.isError ? problemOf(create.error) : undefined}
      secret={
        create.data && {
          title: `Key of ${create.variables.agent}`,
          value: create.data.key,
          noun: "key",
          warning: "Put it into the agent's secrets now. If it is lost, make a new one and revoke this one.",
        }
      }
      onSubmit={(fields) => {
        const agent = fieldText(fields, "agent");
        const pacePercent = Number(fieldText(fields, "pace"));
        if (isAgent(agent)) create.mutate({ agent, label: fieldText(fields, "label"), pacePercent });
      }}
      onClose={close}
    >
      <ChoiceField label="Agent" name="agent" options={agentOptions} />
      <Field
        label="Label"
        name="label"
        required
        maxLength={100}
        autoComplete="off"
        hint="Where it is used, such as “production”."
      />
      <ChoiceField label="May use" name="pace" defaultValue="100" options={PACES} />
    </FormDialog>
  );
}
