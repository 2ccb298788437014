"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/trpc/trpc";

/** Has the whole trail verified and follows it: percent while it runs, null otherwise. */
export function useVerify() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [percent, setPercent] = useState(0);
  const run = useMutation({
    async mutationFn() {
      setPercent(0);
      for await (const { verified, total } of await client.audit.verify.mutate({})) {
        setPercent(total === 0 ? 100 : Math.round((verified / total) * 100));
      }
    },
    onSuccess: () => queryClient.invalidateQueries(trpc.audit.status.queryFilter()),
  });
  return { run, percent: run.isPending ? percent : null };
}
