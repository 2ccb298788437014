"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { toast } from "sonner";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Switch } from "@/components/ui/switch";
import type { AgentName } from "@/server/agents/registry";
import { PauseDialog } from "./pause-dialog";

/** On while the agent works. Stopping takes a reason; a stopped agent may read, but nothing it submits is taken. */
export function PauseSwitch({ agent, isPaused }: { agent: AgentName; isPaused: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isOperator = useSignedIn().role === "operator";
  const note = useId();
  const [asks, setAsks] = useState(false);
  const resume = useMutation(
    trpc.agents.resume.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.agents.pathFilter());
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
        aria-describedby={isOperator ? undefined : note}
        onCheckedChange={(works) => (works ? resume.mutate({ agent }) : setAsks(true))}
      />
      {!isOperator && (
        <span id={note} className="text-xs text-muted-foreground">
          operators only
        </span>
      )}
      {asks && <PauseDialog agent={agent} onClose={() => setAsks(false)} />}
    </>
  );
}
