"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import type { Variant, Version } from "@/app/(console)/templates/template-looks";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import { PublishDialog } from "./publish-dialog";

type Asked = "publish" | "retire" | "discard" | null;

/** What may be done with a version; whatever cannot be taken back asks once more. */
export function VersionVerbs({ variant, version, canWrite, onShow }: VersionVerbsProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const { state, askedBy } = version;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="outline" size="sm" onClick={() => onShow(version.version)}>
        Preview
      </Button>
      {askedBy && (
        <Button asChild variant="outline" size="sm">
          <Link href={`/approvals/${askedBy}`}>Waits for an approval</Link>
        </Button>
      )}
      {canWrite && state === "draft" && !askedBy && (
        <Button size="sm" onClick={() => setAsked("publish")}>
          Publish
        </Button>
      )}
      {canWrite && state === "draft" && version.version > 1 && (
        <Button variant="outline" size="sm" onClick={() => setAsked("discard")}>
          Discard
        </Button>
      )}
      {canWrite && state === "published" && (
        <Button variant="outline" size="sm" onClick={() => setAsked("retire")}>
          Retire
        </Button>
      )}
      {asked === "publish" && <PublishDialog variant={variant} version={version} onClose={close} />}
      {(asked === "retire" || asked === "discard") && (
        <EndDialog variantId={variant.id} version={version.version} verb={asked} onClose={close} />
      )}
    </div>
  );
}

interface VersionVerbsProps {
  variant: Variant;
  version: Version;
  canWrite: boolean;
  onShow: (version: number) => void;
}

const END_WORDS = {
  retire: {
    label: "Retire",
    text: "No new mail can name it. What was approved with it goes out as it was approved.",
    done: "is retired",
  },
  discard: { label: "Discard", text: "Its words are gone; the published versions stay.", done: "is discarded" },
};

function EndDialog({ variantId, version, verb, onClose }: EndDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { label, text, done } = END_WORDS[verb];
  const options = {
    async onSuccess() {
      await queryClient.invalidateQueries(trpc.templates.pathFilter());
      toast.success(`Version ${version} ${done}`);
      onClose();
    },
  };
  const retire = useMutation(trpc.templates.retire.mutationOptions(options));
  const discard = useMutation(trpc.templates.discard.mutationOptions(options));
  const end = verb === "retire" ? retire : discard;
  return (
    <ConfirmDialog
      open
      title={`${label} version ${version}?`}
      text={text}
      confirmLabel={label}
      tone="destructive"
      isPending={end.isPending}
      problem={end.error ? problemOf(end.error) : undefined}
      onConfirm={() => end.mutate({ variantId, version })}
      onClose={onClose}
    />
  );
}

interface EndDialogProps {
  variantId: string;
  version: number;
  verb: keyof typeof END_WORDS;
  onClose: () => void;
}
