import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { CheckedCallback, ResolvedAddress } from "./callback-url";

const BODY_BYTES_MAX = 4096;

export interface PostAnswer {
  status: number;
  /** At most 4 KB of it. */
  body: string;
  retryAfter: string | null;
}

interface PostRequest {
  headers: Record<string, string>;
  body: string;
}

/** One POST to the checked addresses and nowhere else: no redirect, no proxy, no kept connection, no second look-up. */
export function postOnce(target: CheckedCallback, request: PostRequest, signal: AbortSignal): Promise<PostAnswer> {
  const { url, hostname, addresses } = target;
  const body = Buffer.from(request.body, "utf8");
  const transport = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = transport.request({
      method: "POST",
      protocol: url.protocol,
      hostname,
      port: url.port || undefined,
      path: url.pathname + url.search,
      headers: { ...request.headers, "content-length": body.byteLength },
      agent: false,
      lookup: lookupAmong(addresses),
      signal,
    });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      incoming.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.byteLength;
        if (bytes >= BODY_BYTES_MAX) incoming.destroy();
      });
      // The status has arrived; a body that breaks off changes nothing.
      outgoing.off("error", reject).on("error", () => undefined);
      incoming.on("error", () => undefined);
      incoming.on("close", () => {
        const text = Buffer.concat(chunks).subarray(0, BODY_BYTES_MAX).toString("utf8");
        const retryAfter = incoming.headers["retry-after"] ?? null;
        resolve({ status: incoming.statusCode ?? 0, body: text, retryAfter });
      });
    });
    outgoing.end(body);
  });
}

/** Answers every question with the addresses that were checked. */
function lookupAmong(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (!first) return callback(new Error(`no address for ${hostname}`), "", 0);
    if (options.all) return callback(null, [...addresses]);
    callback(null, first.address, first.family);
  };
}
