"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import type { Draft } from "./policy-types";

type Asked = "activate" | "discard" | null;

/** What may be done with a draft; activation and discarding ask once more. */
export function DraftVerbs({ draft, isOperator }: { draft: Draft; isOperator: boolean }) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-3">
      {isOperator && (
        <Button
          disabled={!draft.simulation}
          title={draft.simulation ? undefined : "Simulate it first"}
          onClick={() => setAsked("activate")}
        >
          Activate
        </Button>
      )}
      {isOperator && <ShadowButton draft={draft} />}
      <Button variant="outline" onClick={() => setAsked("discard")}>
        Discard
      </Button>
      {asked === "activate" && <ActivateDialog draft={draft} onClose={close} />}
      {asked === "discard" && <DiscardDialog draft={draft} onClose={close} />}
    </div>
  );
}

function ActivateDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const activate = useMutation(
    trpc.policies.activate.mutationOptions({
      async onSuccess(done) {
        await queryClient.invalidateQueries(trpc.policies.pathFilter());
        onClose();
        if (done.outcome === "active") return void toast.success(`Version ${draft.id} is active`);
        toast.success("A second operator decides on it");
        router.push(`/approvals/${done.actionId}`);
      },
    }),
  );
  const isLooser = draft.looser.length > 0 || (draft.simulation?.newlyRuns ?? 0) > 0;
  return (
    <ConfirmDialog
      open
      title={`Activate draft ${draft.id}?`}
      text={
        isLooser
          ? "It lets more through than the active version, so it becomes an action that a second operator decides on."
          : "It is nowhere looser than the active version, so it takes effect at once."
      }
      confirmLabel={isLooser ? "Ask a second operator" : "Activate now"}
      isPending={activate.isPending}
      problem={activate.error ? problemOf(activate.error) : undefined}
      onConfirm={() => activate.mutate({ versionId: draft.id })}
      onClose={onClose}
    />
  );
}

function DiscardDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const discard = useMutation(
    trpc.policies.discard.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.policies.pathFilter());
        toast.success(`Draft ${draft.id} is discarded`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open
      title={`Discard draft ${draft.id}?`}
      text="It stays on record, but can no longer be activated."
      confirmLabel="Discard"
      tone="destructive"
      isPending={discard.isPending}
      problem={discard.error ? problemOf(discard.error) : undefined}
      onConfirm={() => discard.mutate({ versionId: draft.id })}
      onClose={onClose}
    />
  );
}

function ShadowButton({ draft }: { draft: Draft }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    onSuccess: () => queryClient.invalidateQueries(trpc.policies.pathFilter()),
    onError: (error: unknown) => toast.error("The shadow was not changed", { description: problemOf(error).message }),
  };
  const start = useMutation(trpc.policies.startShadow.mutationOptions(options));
  const end = useMutation(trpc.policies.endShadow.mutationOptions(options));
  const verb = draft.shadowedAt ? end : start;
  return (
    <Button
      variant="outline"
      disabled={verb.isPending}
      title="Judges what comes in beside the active version, for the record only"
      onClick={() => verb.mutate({ versionId: draft.id })}
    >
      {draft.shadowedAt ? "End shadow" : "Shadow"}
    </Button>
  );
}
