"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { ReasonDialog } from "@/components/shell/reason-dialog";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Switch } from "@/components/ui/switch";
import type { Outputs } from "@/components/trpc/outputs";

type AgentName = Outputs["agents"]["list"][number]["name"];

/** On while the agent works. Stopping takes a reason; a stopped agent may read, but nothing it submits is taken. */
export function PauseSwitch({ agent, isPaused }: { agent: AgentName; isPaused: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isOperator = useSignedIn().role === "operator";
  const [asks, setAsks] = useState(false);
  const refresh = () => queryClient.invalidateQueries(trpc.agents.pathFilter());
  const pause = useMutation(
    trpc.agents.pause.mutationOptions({
      async onSuccess() {
        await refresh();
        setAsks(false);
        toast.success(`${agent} is paused`);
      },
    }),
  );
  const resume = useMutation(
    trpc.agents.resume.mutationOptions({
      async onSuccess() {
        await refresh();
        toast.success(`${agent} works again`);
      },
      onError: (error) => toast.error(`${agent} is still paused`, { description: problemOf(error).message }),
    }),
  );
  return (
    <>
      <Switch
        checked={!isPaused}
        disabled={!isOperator || resume.isPending}
        aria-label={`${agent} may work`}
        title={isOperator ? undefined : "Only an operator may pause an agent"}
        onCheckedChange={(works) => (works ? resume.mutate({ agent }) : setAsks(true))}
      />
      <ReasonDialog
        open={asks}
        title={`Pause ${agent}`}
        text="Until it is resumed, whatever it submits is refused. What already runs goes on."
        confirmLabel="Pause"
        tone="destructive"
        isPending={pause.isPending}
        problem={pause.isError ? problemOf(pause.error) : undefined}
        onConfirm={(reason) => pause.mutate({ agent, reason })}
        onClose={() => {
          pause.reset();
          setAsks(false);
        }}
      />
    </>
  );
}
