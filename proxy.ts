import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";

/** Everything but the addresses that answer no page; those keep the policy of next.config.mjs, which allows nothing. */
export const config = { matcher: "/((?!api/|_next/static/|_next/image).*)" };

/** Gives each page a content policy of its own, which runs exactly the scripts that Next wrote into this answer. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce of its own scripts out of the policy, our layout reads it for the theme's script.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // A layout is not told its address, and needs it to bring a visitor back after sign-in.
  headers.set("x-address", addressOf(request));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Without what the router adds when it fetches a page's data. */
function addressOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search);
  query.delete("_rsc");
  return nextUrl.pathname + (query.size > 0 ? `?${query.toString()}` : "");
}

function pagePolicy(nonce: string): string {
  // React's development build compiles source positions at run time.
  const inDevelopment = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${inDevelopment}`,
    // Charts, toasts and dialogs set style attributes and insert style sheets.
    "style-src 'self' 'unsafe-inline'",
    // Evidence is shown from what the page already holds.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
