"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArchiveIcon } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";
import type { SavedAudience } from "./audience-list";

/** Takes an audience out of use; mailings that were submitted with it keep their readers. */
export function ArchiveButton({ audience: { id, name }, onArchived }: ArchiveButtonProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asks, setAsks] = useState(false);
  const archive = useMutation(
    trpc.audiences.archive.mutationOptions({
      async onSuccess() {
        toast.success(`“${name}” is archived`);
        onArchived();
        await queryClient.invalidateQueries(trpc.audiences.list.pathFilter());
      },
    }),
  );
  return (
    <>
      <Button variant="outline" onClick={() => setAsks(true)}>
        <ArchiveIcon />
        Archive…
      </Button>
      <ConfirmDialog
        open={asks}
        title={`Archive “${name}”?`}
        text="Nobody can submit a mailing to it any more. Those that were submitted keep the readers they pinned."
        confirmLabel="Archive"
        tone="destructive"
        isPending={archive.isPending}
        problem={archive.isError ? problemOf(archive.error) : undefined}
        onConfirm={() => archive.mutate({ id })}
        onClose={() => setAsks(false)}
      />
    </>
  );
}

interface ArchiveButtonProps {
  audience: SavedAudience;
  onArchived: () => void;
}
