"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/trpc";

/** After a verb: the tasks are read again, its dialog closes, and a line says what was done. */
export function useTaskDone(said: string, onClose: () => void): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    await queryClient.invalidateQueries(trpc.tasks.pathFilter());
    toast.success(said);
    onClose();
  }, [queryClient, trpc, said, onClose]);
}
