import { KernelError } from "@/server/kernel/errors";
import { assertSameOrigin } from "./same-origin";

const LINK_CALLBACK = "/api/auth/callback/email";
const CLIENT_LOG = "/api/auth/_log";

/** What must not reach next-auth. */
export function refuseRequest(request: Request, publicUrl: string): Response | null {
  const url = new URL(request.url);
  // Strangers could write into our log with it, and our page does not use it.
  if (url.pathname.startsWith(CLIENT_LOG)) return new Response(null, { status: 404 });
  if (!url.pathname.startsWith(LINK_CALLBACK)) return null;
  if (request.method === "POST") return refuseForeign(request.headers, publicUrl);
  // Mail scanners open links. Opening one must not use it up, so a person presses a button on our page first.
  return Response.redirect(new URL(`/sign-in/link${url.search}`, publicUrl), 303);
}

/** A stranger's page must not sign somebody in as the stranger. */
function refuseForeign(headers: Headers, publicUrl: string): Response | null {
  try {
    assertSameOrigin(headers, publicUrl);
    return null;
  } catch (error) {
    if (error instanceof KernelError) return new Response(error.message, { status: 403 });
    throw error;
  }
}
