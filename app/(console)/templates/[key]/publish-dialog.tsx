"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { Variant, Version } from "@/app/(console)/templates/template-looks";
import { useGo } from "@/components/live/use-go";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";

/** Publishes a draft, or asks somebody else to. */
export function PublishDialog({ variant, version: { version, contentHash }, onClose }: PublishDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const go = useGo();
  const publish = useMutation(
    trpc.templates.publish.mutationOptions({
      async onSuccess(done) {
        await queryClient.invalidateQueries(trpc.templates.pathFilter());
        onClose();
        if (done.outcome === "published") return void toast.success(`Version ${version} is published`);
        toast.success("Somebody else decides on it");
        go(`/approvals/${done.actionId}`);
      },
    }),
  );
  const isMarketing = variant.category === "marketing";
  return (
    <ConfirmDialog
      open
      title={`Publish version ${version}?`}
      text={
        isMarketing
          ? "It is marketing, so it becomes an action that somebody else decides on. Until then the words can be changed, which voids the approval."
          : "Its words can never be changed again; other words are another version."
      }
      confirmLabel={isMarketing ? "Ask for approval" : "Publish"}
      isPending={publish.isPending}
      problem={publish.error ? problemOf(publish.error) : undefined}
      onConfirm={() => publish.mutate({ variantId: variant.id, version, contentHash })}
      onClose={onClose}
    />
  );
}

interface PublishDialogProps {
  variant: Variant;
  version: Version;
  onClose: () => void;
}
