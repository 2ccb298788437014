"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCcwIcon } from "lucide-react";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import type { RowAction } from "@/components/data-table/row-action";
import { useSignedIn } from "@/components/shell/signed-in";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { Webhook } from "./webhook-looks";

const ENDED = new Set<Webhook["state"]>(["processed", "ignored", "dead"]);
/** What can be processed again: it is over, and what it said is still here. */
export const mayReplay = (event: Pick<Webhook, "state" | "payloadRemovedAt">): boolean =>
  isEnded(event) && event.payloadRemovedAt === null;
const isEnded = ({ state }: Pick<Webhook, "state">): boolean => ENDED.has(state);

/** Has events processed again, one or many; for operators. */
export function useReplay() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isOperator = useSignedIn().role === "operator";
  const [turn, setTurn] = useState(0);
  const { mutate, isPending } = useMutation(
    trpc.webhooks.replay.mutationOptions({
      async onSuccess({ asked }) {
        toast.success(asked === 1 ? "The event is processed again" : `${asked} events are processed again`);
        setTurn((old) => old + 1);
        await queryClient.invalidateQueries(trpc.webhooks.pathFilter());
      },
      onError: (error) => toast.error("Nothing is processed again", { description: problemOf(error).message }),
    }),
  );
  const actions = useMemo(
    (): RowAction<Webhook>[] =>
      isOperator
        ? [
            {
              id: "replay",
              label: "Process again",
              icon: RotateCcwIcon,
              shortcut: "p",
              isAvailable: mayReplay,
              whyNot: (rows) =>
                rows.some((row) => row.payloadRemovedAt !== null) ? "Its payload was removed." : "It is not done yet.",
              run: (rows) => mutate({ ids: rows.map(({ id }) => id) }),
            },
          ]
        : [],
    [isOperator, mutate],
  );
  return { actions, turn, isOperator, isPending, replay: (id: string) => mutate({ ids: [id] }) };
}
