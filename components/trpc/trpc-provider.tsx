"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
} from "@trpc/client";
import { useState } from "react";
import type { ReactNode } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/api/root";
import { makeQueryClient } from "./query-client";
import { TRPCProvider } from "./trpc";

const URL = "/api/trpc";
/** The server takes no more in one request (server/api/handle-trpc.ts). */
const CALLS_MAX = 50;
/** They tell how far they are while they work. */
const STREAMED = new Set(["policies.simulate", "audit.verify"]);
/** Their input may be longer than a batch's address; the server's limit is then what counts. */
const LONG = new Set(["audiences.sample"]);

/** One client and one cache per browser tab; subscriptions travel over SSE, the rest in batches. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url: URL, transformer: superjson }),
          false: splitLink({
            condition: ({ path }) => STREAMED.has(path),
            true: httpBatchStreamLink({ url: URL, transformer: superjson }),
            false: splitLink({
              condition: ({ path }) => LONG.has(path),
              true: httpLink({ url: URL, transformer: superjson }),
              false: httpBatchLink({ url: URL, transformer: superjson, maxURLLength: 4_000, maxItems: CALLS_MAX }),
            }),
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
