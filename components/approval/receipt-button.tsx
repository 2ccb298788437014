"use client";

import { useMutation } from "@tanstack/react-query";
import { FileCheckIcon } from "lucide-react";
import { toast } from "sonner";
import { problemOf } from "@/components/trpc/problem";
import { useTRPCClient } from "@/components/trpc/trpc";
import { Button } from "@/components/ui/button";

/** Saves the proof of an action that has ended: its events, their way to the root, the signed checkpoint. */
export function ReceiptButton({ actionId }: { actionId: string }) {
  const client = useTRPCClient();
  const save = useMutation({
    mutationFn: () => client.actions.receipt.query({ id: actionId }),
    onSuccess: (receipt) => saveAs(`receipt-${actionId}.json`, JSON.stringify(receipt, null, 2)),
    onError: (error) => toast.error(problemOf(error).message),
  });
  return (
    <Button size="sm" variant="outline" disabled={save.isPending} onClick={() => save.mutate()}>
      <FileCheckIcon />
      Receipt
    </Button>
  );
}

function saveAs(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
