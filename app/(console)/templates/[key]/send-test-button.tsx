"use client";

import { useMutation } from "@tanstack/react-query";
import { SendIcon } from "lucide-react";
import { toast } from "sonner";
import { useGo } from "@/components/live/use-go";
import type { Inputs } from "@/components/trpc/inputs";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";

/** Asks the kernel for a sample in one's own inbox; it knows whose that is. */
export function SendTestButton({ of }: { of: Inputs["templates"]["preview"]["of"] }) {
  const trpc = useTRPC();
  const go = useGo();
  const submit = useMutation(
    trpc.actions.submit.mutationOptions({
      onSuccess(answer) {
        if (!("id" in answer)) return;
        const { id, status } = answer;
        const look = { label: "Look", onClick: () => go(`/approvals/${id}`) };
        if (status === "queued") toast.success("A test is on its way to you", { action: look });
        else toast.warning(`The test is ${status}`, { action: look });
      },
      onError: (error) => toast.error("No test was sent", { description: problemOf(error).message }),
    }),
  );
  return (
    <Button
      variant="outline"
      size="sm"
      disabled={submit.isPending}
      onClick={() => submit.mutate({ action: "email.send_test", input: { copy: of } })}
    >
      <SendIcon />
      {submit.isPending ? "Sending…" : "Send a test to me"}
    </Button>
  );
}
