"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { ActionListItem } from "@/server/api/reads/list-actions";
import type { Approved } from "./desk-dialog-props";
import { isOneKey } from "./one-key";
import { openMsOf } from "./open-times";
import { sayLook } from "./say-done";
import { useDecide } from "./use-verbs";

type AtOnce = (rows: readonly ActionListItem[], onRefused: () => void) => boolean;

/** Approves without a question what is small, in front of the person and can be taken back; false: ask first. */
export function useOneKey(
  seen: { readonly current: ReadonlyMap<string, string> },
  onApproved: (approved: readonly Approved[]) => void,
): AtOnce {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const decide = useDecide();
  const underWay = useRef(new Set<string>());
  return (rows, onRefused) => {
    const [row] = rows;
    if (rows.length !== 1 || !row || seen.current.get(row.id) !== row.pinnedDigest) return false;
    const { id, pinnedDigest: digest } = row;
    if (underWay.current.has(id)) return true;
    const detail = queryClient.getQueryData(trpc.approvals.detail.queryKey({ id }));
    const openMs = openMsOf(digest);
    if (detail?.pinnedDigest !== digest || !isOneKey(detail, openMs)) return false;
    underWay.current.add(id);
    decide
      .mutateAsync({ id, verdict: "approve", digest, openMs, channel: "console" })
      .then(
        (answer) => onApproved([{ row: detail, ...answer }]),
        (refused: unknown) => {
          sayLook("Not approved", problemOf(refused).message);
          onRefused();
        },
      )
      .finally(() => underWay.current.delete(id));
    return true;
  };
}
