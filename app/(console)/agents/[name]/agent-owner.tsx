"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useActiveStaff } from "@/app/(console)/settings/staff/use-active-staff";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import type { AgentDetail } from "./agent-profile";

/** Who answers for the agent, and so cannot vote on what it asks for. */
export function AgentOwner({ agent }: { agent: AgentDetail }) {
  const [changes, setChanges] = useState(false);
  const isOperator = useSignedIn().role === "operator";
  return (
    <span className="flex flex-wrap items-center justify-between gap-2">
      {agent.ownerName ?? <span className="text-muted-foreground">nobody</span>}
      {isOperator && (
        <Button
          variant="outline"
          size="sm"
          aria-label={`Change the owner of ${agent.name}`}
          onClick={() => setChanges(true)}
        >
          Change
        </Button>
      )}
      {changes && <OwnerDialog agent={agent} onClose={() => setChanges(false)} />}
    </span>
  );
}

const NOBODY = "nobody";

function OwnerDialog({ agent, onClose }: { agent: AgentDetail; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const people = useActiveStaff();
  const set = useMutation(
    trpc.agents.setOwner.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.agents.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      open
      title={`Owner of ${agent.name}`}
      text="Whoever answers for an agent cannot vote on what it asks for. Operators are told of the change."
      submitLabel="Set owner"
      isPending={set.isPending}
      problem={set.isError ? problemOf(set.error) : undefined}
      onSubmit={(fields) => {
        const chosen = fieldText(fields, "owner");
        set.mutate({ agent: agent.name, ownerId: chosen === NOBODY ? null : chosen });
      }}
      onClose={onClose}
    >
      <ChoiceField
        label="Owner"
        name="owner"
        defaultValue={agent.ownerId ?? NOBODY}
        options={[{ value: NOBODY, label: "Nobody" }, ...people]}
      />
    </FormDialog>
  );
}
