import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { logUnexpected } from "./errors";
import { readRequest } from "./request";
import { appRouter } from "./root";

/** Answers /api/trpc: the console's door, and any client's that speaks tRPC. */
export function handleTrpc(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => readRequest(request),
    onError: ({ error }) => logUnexpected(error),
  });
}
