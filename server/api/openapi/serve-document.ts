import { createHash } from "node:crypto";
import { KernelError } from "@/server/kernel/errors";
import { openApiDocument } from "./document";

interface Served {
  text: string;
  etag: string;
}

let served: Served | null = null;

/** The same for everybody, whoever asks: made once, and by its ETag sent once. */
export function serveDocument({ method, headers }: Request): Response {
  if (method !== "GET" && method !== "HEAD")
    throw new KernelError("method_not_allowed", "This address takes GET and HEAD.", { allowed: ["GET", "HEAD"] });
  served ??= makeDocument();
  const caching = { etag: served.etag, "cache-control": "public, max-age=60, must-revalidate" };
  if (knows(headers.get("if-none-match"), served.etag)) return new Response(null, { status: 304, headers: caching });
  return new Response(method === "HEAD" ? null : served.text, {
    headers: { ...caching, "content-type": "application/json" },
  });
}

function makeDocument(): Served {
  const text = JSON.stringify(openApiDocument());
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` };
}

/** What lies between may have marked the tag as weak; the document is then still the same. */
const knows = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? "").split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
