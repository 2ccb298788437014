import { QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem";

const STALE_MS = 15_000;
const RETRIES_MAX = 2;

/**
 * A refusal is final; only what may pass by itself (a server that restarts, a store away) is tried again. Without a
 * network a query fails at once and says so, instead of waiting without a word; back online everything is read anew.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        networkMode: "always",
        refetchOnReconnect: "always",
        retry: (failures, error) => failures < RETRIES_MAX && isPassing(error),
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

function isPassing(error: unknown): boolean {
  const { status, code } = problemOf(error);
  return code !== "offline" && (status === 0 || status === 503);
}
