import { createHash, timingSafeEqual } from "node:crypto";
import { isNearby } from "@/server/auth/client-address";
import type { Env } from "@/server/env";
import { readRequest } from "./request";

/**
 * Who may see how this installation is doing: staff, and whoever sends METRICS_TOKEN. Where none is set, as on a
 * developer's machine, also everybody who comes straight from this machine or a network of ours.
 */
export async function mayObserve(request: Request, { METRICS_TOKEN }: Pick<Env, "METRICS_TOKEN">): Promise<boolean> {
  const { headers } = request;
  if (METRICS_TOKEN ? sends(headers, METRICS_TOKEN) : isNearby(headers)) return true;
  return (await readRequest(request)).staff !== null;
}

/** Over hashes, so that the time it takes tells neither length nor beginning. */
function sends(headers: Headers, token: string): boolean {
  const given = headers.get("authorization")?.replace(/^bearer\s+/i, "") ?? "";
  return timingSafeEqual(hash(given), hash(token));
}

const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
