import { requestContext } from "@/server/auth/request-context";
import type { RequestContext } from "@/server/auth/request-context";
import { assertSameOrigin as assertSameOriginAs } from "@/server/auth/same-origin";
import { env } from "@/server/env";
import { appKernel } from "./app-kernel";

export type { RequestContext };

/** Who asks, by the keys, sessions and settings of this process. */
export function createContext({ headers }: { headers: Headers }): Promise<RequestContext> {
  const { NEXTAUTH_SECRET: secret, PUBLIC_URL: publicUrl } = env();
  return requestContext(appKernel().db, headers, { secret, publicUrl });
}

/**
 * Whether whoever asked would still be let in with the same headers: sessions end, tokens are revoked and people are
 * disabled while a long answer is under way. What cannot be found out counts as no.
 */
export async function stillStands(headers: Headers, { via, actor }: RequestContext): Promise<boolean> {
  try {
    const now = await createContext({ headers });
    return now.via === via && now.actor.kind === actor.kind && now.actor.id === actor.id;
  } catch {
    return false;
  }
}

/** For every change that is asked for under a session cookie. */
export function assertSameOrigin(headers: Headers): void {
  assertSameOriginAs(headers, env().PUBLIC_URL);
}
