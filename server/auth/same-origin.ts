import { KernelError } from "@/server/kernel/errors";

/**
 * For changes under a session cookie: the browser must say that our own page asks. A request that carries neither
 * header comes from no browser, and only browsers attach cookies on behalf of a stranger's page.
 */
export function assertSameOrigin(headers: Headers, publicUrl: string): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const siteFits = site === null || site === "same-origin";
  const originFits = origin === null || isOwn(origin, headers, publicUrl);
  if (siteFits && originFits) return;
  throw new KernelError("forbidden", "This change was asked for by a page of another origin.");
}

/** Our public address, or whichever name the browser itself used to reach us. */
function isOwn(origin: string, headers: Headers, publicUrl: string): boolean {
  const url = URL.parse(origin);
  if (!url) return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return url.origin === new URL(publicUrl).origin || url.host === host;
}
