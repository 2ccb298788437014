"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { KillSwitch } from "./use-switches";

export function ResumeDialog({ of: { scope, title, stopped }, onClose }: { of: KillSwitch; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const resume = useMutation(
    trpc.switches.off.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.switches.pathFilter());
        toast.success(`Runs again: ${title}`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      title={`Resume: ${title}?`}
      text={`It was stopped because: ${stopped?.reason ?? ""}. What waits there starts again.`}
      confirmLabel="Resume"
      isPending={resume.isPending}
      problem={resume.error ? problemOf(resume.error) : undefined}
      onConfirm={() => resume.mutate({ scope })}
      onClose={onClose}
    />
  );
}
