import NextAuth from "next-auth";
import type { LoggerInstance } from "next-auth";
import type { NextRequest } from "next/server";
import type { Db } from "@/server/db";
import { mailPort } from "@/server/effects/mail";
import { env } from "@/server/env";
import { log } from "@/server/log";
import { clientAddress } from "./client-address";
import { authOptions } from "./options";
import { UNAVAILABLE } from "./or-unavailable";
import { tellNextAuthItsAddress } from "./public-address";
import { readForm } from "./read-form";
import { refuseRequest } from "./refuse-request";
import { sendSignInLink } from "./sign-in-mail";

export interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Everything under /api/auth: next-auth, behind the checks it does not make itself. */
export async function handleAuth(db: Db, request: NextRequest, context: RouteContext): Promise<Response> {
  const settings = env();
  const refusal = refuseRequest(request, settings.PUBLIC_URL);
  if (refusal) return refusal;
  const form = await readForm(request);
  if (form instanceof Response) return form;
  tellNextAuthItsAddress(settings);
  const mail = mailPort(settings, db);
  const options = authOptions({
    db,
    env: settings,
    client: clientAddress(request.headers),
    sendSignInLink: (to, url) => {
      sendSignInLink(mail, { from: settings.MAIL_FROM, to, url }).catch((error: unknown) => {
        log.error({ err: error }, "sign-in link not sent");
      });
    },
    logger,
  });
  try {
    // Safe because a route handler's NextAuth call answers with a Response; its type says any.
    return (await NextAuth(form, context, options)) as Response;
  } catch (error) {
    if (error instanceof SyntaxError) return new Response("The body is not JSON.", { status: 400 });
    log.error({ err: error }, "next-auth failed");
    // In the form in which next-auth tells where to go on.
    return Response.json({ url: signInPageWith(UNAVAILABLE, settings.PUBLIC_URL) }, { status: 503 });
  }
}

const signInPageWith = (error: string, publicUrl: string) => new URL(`/sign-in?error=${error}`, publicUrl).href;

const logger: Partial<LoggerInstance> = {
  error: (code, metadata) =>
    log.warn({ code, err: metadata instanceof Error ? metadata : metadata.error }, "next-auth"),
  warn: (code) => log.warn({ code }, "next-auth"),
  debug: () => undefined,
};
