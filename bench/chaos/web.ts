import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { handleHttp } from "@/server/api/http";
import { handleTrpc } from "@/server/api/handle-trpc";
import { answerHealth } from "@/server/api/health";

/**
 * The doors of the web process without the pages: the very handlers that app/api hands its requests to, behind a plain
 * HTTP server. For runs that are too short to wait for a build.
 */
const { PORT = "0" } = process.env;

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const hasBody = method !== "GET" && method !== "HEAD";
  const init = { method, headers, ...(hasBody && { body: Buffer.concat(chunks) }) };
  const response = await route(new Request(`http://127.0.0.1:${PORT}${url}`, init));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

function route(request: Request): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/v1")) return handleHttp(request);
  if (pathname.startsWith("/api/trpc")) return handleTrpc(request);
  if (pathname === "/api/health") return answerHealth(request);
  return new Response("There is no such page here.", { status: 404 });
}

createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    console.error(error);
    outgoing.destroy();
  });
}).listen(Number(PORT), "127.0.0.1", () => process.send?.({ ready: true }));
