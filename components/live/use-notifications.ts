"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { NotificationsProps } from "@/components/shell/notification-bell";
import { useTRPC } from "@/components/trpc/trpc";

/** Notices are written by a worker shortly after the event that causes them. */
const REFETCH_MS = 60_000;

/** The bell's content; looking at it marks what was there as seen. */
export function useNotifications(): NotificationsProps {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useQuery(trpc.notices.list.queryOptions(undefined, { refetchInterval: REFETCH_MS }));
  const { mutate: markSeen } = useMutation(
    trpc.notices.markSeen.mutationOptions({
      // The unread marks stay on the open list until it is read again.
      onSuccess: () => queryClient.setQueryData(trpc.notices.list.queryKey(), (old) => old && { ...old, unread: 0 }),
    }),
  );
  return {
    unreadCount: data?.unread ?? 0,
    items: (data?.items ?? []).map(({ id, level, title, body, createdAt, unread, actionId }) => ({
      id,
      level,
      title,
      body,
      at: createdAt.toISOString(),
      isUnread: unread,
      href: actionId ? `/approvals/${actionId}` : undefined,
    })),
    onOpen: () => {
      if (data && data.unread > 0) markSeen();
    },
  };
}
