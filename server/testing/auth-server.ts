import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { tellNextAuthItsAddress } from "@/server/auth/public-address";
import type { Db } from "@/server/db";
import { parseEnv } from "@/server/env";

export interface SentLink {
  to: string;
  url: string;
}

/** next-auth with our options behind plain HTTP, outside of Next, whose request scope tests do not have. */
export async function startAuthServer(db: Db, variables: Record<string, string> = {}) {
  const links: SentLink[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe because a server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const env = parseEnv({
    ...{ PUBLIC_URL: url, DATABASE_URL: "postgres://unused", REDIS_URL: "redis://unused" },
    ...{ NEXTAUTH_SECRET: "a-secret-of-at-least-32-characters", ...variables },
  });

  async function answer(request: IncomingMessage, response: ServerResponse) {
    tellNextAuthItsAddress(env);
    const options = authOptions({
      db,
      env,
      client: String(request.headers["x-forwarded-for"] ?? "unknown"),
      sendSignInLink: (to, link) => void links.push({ to, url: link }),
      logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
    });
    await NextAuth(await asNextRequest(request, url), asNextResponse(response), options);
  }

  return { url, env, links, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function asNextRequest(request: IncomingMessage, base: string): Promise<NextApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { pathname, searchParams } = new URL(request.url ?? "", base);
  const cookies = (request.headers.cookie ?? "").split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
  });
  const added: Partial<NextApiRequest> = {
    query: { ...Object.fromEntries(searchParams), nextauth: pathname.split("/").slice(3) },
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    cookies: Object.fromEntries(cookies),
  };
  // Safe because next-auth reads nothing else of Next's own request.
  return Object.assign(request, added) as NextApiRequest;
}

function asNextResponse(response: ServerResponse): NextApiResponse {
  const added: Partial<NextApiResponse> = {
    status(code) {
      response.statusCode = code;
      return asNext;
    },
    json: (body: unknown) => void response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    send: (body: unknown) => void response.end(typeof body === "string" ? body : JSON.stringify(body)),
  };
  // Safe because next-auth calls nothing else of Next's own response.
  const asNext = Object.assign(response, added) as NextApiResponse;
  return asNext;
}
