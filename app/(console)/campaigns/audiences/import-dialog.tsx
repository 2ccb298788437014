"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { Alert, AlertDescription } from "@/components/ui/alert";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { ImportFile } from "./import-file";
import { ImportVerdict } from "./import-verdict";
import type { ReadFile } from "./read-file";

interface ImportDialogProps {
  onKept: (listId: string) => void;
  onClose: () => void;
}

/** Brings a file of addresses: first what would become of each line, then, if a person wants it so, a list of members. */
export function ImportDialog({ onKept, onClose }: ImportDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<ReadFile | null>(null);
  const check = useMutation(trpc.audiences.checkList.mutationOptions());
  const keep = useMutation(
    trpc.audiences.keepList.mutationOptions({
      async onSuccess({ id, members }, { name }) {
        await queryClient.invalidateQueries(trpc.audiences.lists.pathFilter());
        toast.success(`“${name}” is kept, with ${members.toLocaleString("en-GB")} members`);
        onKept(id);
      },
    }),
  );
  const { error } = check.data ? keep : check;
  const isPending = check.isPending || keep.isPending;
  return (
    <Dialog open onOpenChange={(next) => !next && !isPending && onClose()}>
      <DialogContent className="sm:max-w-2xl">
        <DialogHeader>
          <DialogTitle>Members from a file</DialogTitle>
          <DialogDescription>
            Mailings go to members only: addresses of others are shown here and not kept. Consent and closed addresses
            count as for everybody.
          </DialogDescription>
        </DialogHeader>
        {check.data && file ? (
          <ImportVerdict
            checked={check.data}
            source={file.source}
            isPending={keep.isPending}
            onKeep={(name) => keep.mutate({ ...file, name, matched: check.data.counts.matched })}
            onBack={() => {
              check.reset();
              keep.reset();
            }}
          />
        ) : (
          <ImportFile
            isPending={check.isPending}
            onClose={onClose}
            onFile={(read) => {
              setFile(read);
              check.mutate({ base64: read.base64 });
            }}
          />
        )}
        {error && (
          <Alert variant="destructive">
            <AlertDescription>{problemOf(error).message}</AlertDescription>
          </Alert>
        )}
      </DialogContent>
    </Dialog>
  );
}
