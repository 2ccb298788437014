"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { toast } from "sonner";
import { EmptyState } from "@/components/shell/empty-state";
import { ErrorState } from "@/components/shell/error-state";
import { RelativeTime } from "@/components/shell/relative-time";
import { useSignedIn } from "@/components/shell/signed-in";
import { StatusBadge } from "@/components/shell/status-badge";
import type { Outputs } from "@/components/trpc/outputs";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import type { AgentName } from "@/server/agents/registry";

const PAGE = 10;

/** Each delivery with its state, its tries and the last answer to it. */
export function CallbackList({ agent }: { agent: AgentName }) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.agents.callbacks.infiniteQueryOptions(
      { agent, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const view = viewOf(query);
  const items = query.data?.pages.flatMap((page) => page.items);
  if (view.error && !items) return <ErrorState problem={view.error} onRetry={view.onRetry} />;
  if (!items) return null;
  if (items.length === 0) return <EmptyState title="Nothing has been told yet" />;
  return (
    <div className="border-t">
      <ul aria-label={`Callbacks of ${agent}`}>
        {items.map((item) => (
          <CallbackRow key={item.id} item={item} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="m-2"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Older
        </Button>
      )}
    </div>
  );
}

type Item = Outputs["agents"]["callbacks"]["items"][number];

function CallbackRow({ item }: { item: Item }) {
  const isOperator = useSignedIn().role === "operator";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 text-sm last:border-b-0">
      <span className="w-24 shrink-0">
        <StatusBadge status={item.status} />
      </span>
      <span className="min-w-0 flex-1 max-sm:basis-full">
        <Link href={`/approvals/${item.about}`} className="wrap-anywhere hover:underline">
          {item.aboutTitle ?? item.about}
        </Link>
        <span className="block text-xs text-muted-foreground">
          <code className="font-mono">{item.event}</code> · <RelativeTime at={item.submittedAt} /> · {answerOf(item)}
          {item.parentId && " · sent again"}
        </span>
      </span>
      <Button asChild variant="ghost" size="sm">
        <Link href={`/approvals/${item.id}`}>Details</Link>
      </Button>
      {isOperator && <SendAgain item={item} />}
    </li>
  );
}

function answerOf({ attempts, responseStatus, problem }: Item): string {
  const tries = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  if (responseStatus !== null) return `${tries}, answered ${responseStatus}`;
  return problem ? `${tries}, ${problem.code.replaceAll("_", " ")}` : tries;
}

/** A new delivery of the same event, under its own message id. */
function SendAgain({ item }: { item: Item }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const send = useMutation(
    trpc.agents.repeatCallback.mutationOptions({
      async onSuccess({ status }) {
        if (status === "blocked") toast.error("Not sent: the address is switched off or gone");
        else toast.success("It is sent again");
        await queryClient.invalidateQueries(trpc.agents.callbacks.pathFilter());
      },
      onError: (error) => toast.error("It was not sent again", { description: problemOf(error).message }),
    }),
  );
  return (
    <Button
      variant="outline"
      size="sm"
      aria-label={`Send again: ${item.aboutTitle ?? item.about}`}
      disabled={!item.mayRepeat || send.isPending}
      onClick={() => send.mutate({ id: item.id })}
    >
      Send again
    </Button>
  );
}
