import { QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem";

const STALE_MS = 15_000;
const RETRIES_MAX = 2;

/** A refusal is final; only what may pass by itself (no network, a store away) is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) => failures < RETRIES_MAX && isPassing(error),
      },
      mutations: { retry: false },
    },
  });
}

function isPassing(error: unknown): boolean {
  const { status } = problemOf(error);
  return status === 0 || status === 503;
}
