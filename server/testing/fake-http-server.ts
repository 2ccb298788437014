import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface FakeHttpServer {
  url: string;
  port: number;
  /** Resolves when the next request has been read whole. */
  nextArrival: () => Promise<void>;
  close: () => Promise<void>;
}

type Answer = (request: ReceivedRequest, response: ServerResponse) => void;

/** A loopback server for fakes; `answer` sees each request once it has been read whole. */
export async function startFakeHttpServer(answer: Answer): Promise<FakeHttpServer> {
  const waiting: (() => void)[] = [];
  const server = createServer((incoming, response) => {
    void readWhole(incoming).then((request) => {
      answer(request, response);
      for (const arrived of waiting.splice(0)) arrived();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // safe because: a server listening on a TCP port has an AddressInfo
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    nextArrival: () => new Promise((resolve) => void waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readWhole(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
