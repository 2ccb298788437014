"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { NotificationsProps } from "@/components/shell/notification-bell";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";

/** Notices are written by a worker shortly after the event that causes them. */
const REFETCH_MS = 60_000;

/** The bell's content. Only somebody's word makes a notice seen: opening the list does not mean that it was read. */
export function useNotifications(): NotificationsProps {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.notices.list.queryOptions(undefined, { refetchInterval: REFETCH_MS }));
  const { data: held } = useQuery(trpc.approvals.count.queryOptions({ status: ["held"] }));
  const { mutate: markSeen } = useMutation(
    trpc.notices.markSeen.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.notices.pathFilter()),
      onError: (error) => toast.error("The notices are still unread", { description: problemOf(error).message }),
    }),
  );
  const items = data?.items ?? [];
  return {
    unreadCount: data?.unread ?? 0,
    waiting: held === undefined ? undefined : { count: held, href: "/approvals" },
    items: items.map(({ id, level, title, body, createdAt, unread, actionId, taskId, path }) => ({
      id,
      level,
      title,
      body,
      at: createdAt.toISOString(),
      isUnread: unread,
      href: actionId ? `/approvals/${actionId}` : taskId ? `/tasks/${taskId}` : (path ?? undefined),
    })),
    onMarkSeen: () => {
      const newest = Math.max(...items.map(({ createdAt }) => createdAt.getTime()));
      // JavaScript's times end at the millisecond, those of Postgres do not.
      if (items.length > 0) markSeen({ upTo: new Date(newest + 1) });
    },
  };
}
