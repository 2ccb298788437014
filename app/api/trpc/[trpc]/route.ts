import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { readRequest } from "@/server/api/request";
import { appRouter } from "@/server/api/root";

const handle = (request: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => readRequest(request),
  });

export { handle as GET, handle as POST };
