import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { handleHttp } from "@/server/api/http";
import { handleMcp } from "@/server/api/mcp/handle-mcp";

export interface DoorServer {
  url: string;
  close: () => Promise<void>;
}

/** The agents' doors on a loopback port, for clients that do not take a function for a server. */
export async function startDoorServer(): Promise<DoorServer> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Safe because a server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const path = incoming.url ?? "/";
  const handle = path.startsWith("/api/mcp") ? handleMcp : handleHttp;
  const response = await handle(asRequest(incoming, outgoing, path));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  // Safe because the two types describe the same stream.
  const body = response.body as ReadableStream | null;
  // A client that goes away ends the answer, as it does behind Next.
  if (body) await pipeline(Readable.fromWeb(body), outgoing).catch(() => undefined);
  else outgoing.end();
}

function asRequest(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Request {
  const { method = "GET", headers } = incoming;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const carried = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const init = { method, headers: carried, signal: gone.signal, duplex: "half" as const };
  const hasBody = method !== "GET" && method !== "HEAD";
  // Safe because the two types describe the same stream.
  const body = hasBody ? (Readable.toWeb(incoming) as BodyInit) : null;
  return new Request(`http://${headers.host ?? "127.0.0.1"}${path}`, { ...init, body });
}
