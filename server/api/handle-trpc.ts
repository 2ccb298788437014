import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { readText } from "@/server/auth/read-text";
import { KernelError } from "@/server/kernel/errors";
import { inRequestSpan } from "@/server/spans";
import { logUnexpected } from "./errors";
import { bodyBytesMax } from "./json-body";
import { addRateHeaders } from "./rate-headers";
import { refuseDeep } from "./refuse-deep";
import { readRequest } from "./request";
import type { Context } from "./request";
import { appRouter } from "./root";

/** Calls in one request; the console's client makes no more of them (components/trpc/trpc-provider.tsx). */
const CALLS_MAX = 50;

/** Answers /api/trpc: the console's door, and any client's that speaks tRPC. */
export function handleTrpc(request: Request): Promise<Response> {
  return inRequestSpan(request, "/api/trpc", () => answer(request));
}

async function answer(request: Request): Promise<Response> {
  const { req, context } = await readWithinBounds(request);
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    maxBatchSize: CALLS_MAX,
    createContext: () => context,
    onError: ({ error }) => logUnexpected(error),
  });
  // Streams come with a word of their own.
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store, private");
  return addRateHeaders(response, context.rate);
}

/** tRPC reads bodies of any size. A refusal travels in the context: each call of a batch then answers with it. */
async function readWithinBounds(request: Request): Promise<{ req: Request; context: Context }> {
  const context = await readRequest(request);
  if (context.refusal) return { req: request, context };
  try {
    const { url, method, headers, signal } = request;
    if (method !== "POST") {
      refuseDeep(parsed(new URL(url).searchParams.get("input") ?? ""));
      return { req: request, context };
    }
    const body = await readText(request, bodyBytesMax(context));
    refuseDeep(parsed(body));
    return { req: new Request(url, { method, headers, signal, body }), context };
  } catch (error) {
    if (error instanceof KernelError) return { req: request, context: { ...context, refusal: error } };
    throw error;
  }
}

/** What is no JSON is left to tRPC, which says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
