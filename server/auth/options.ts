import type { AuthOptions, LoggerInstance } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import type { EmailConfig } from "next-auth/providers/email";
import { z } from "zod";
import type { Db } from "@/server/db";
import type { Env } from "@/server/env";
import { admitStaff } from "./admit-staff";
import { callbackPath } from "./callback-path";
import { mayRequestLink } from "./may-request-link";
import { OIDC_ID, oidcProvider } from "./oidc-provider";
import { orUnavailable } from "./or-unavailable";
import { SESSION_MAX_AGE_SECONDS, findSession } from "./session";
import { isSecure } from "./session-cookie";
import { signInWithPassword } from "./sign-in";
import { LINK_MAX_AGE_MINUTES } from "./sign-in-mail";
import { signInMethods } from "./sign-in-methods";
import { signOut } from "./sign-out";
import { staffAdapter } from "./staff-adapter";
import { startSession } from "./start-session";

export interface AuthParts {
  db: Db;
  env: Env;
  /** Network address of the client of this request. */
  client: string;
  /** Starts sending and returns: how long mail takes must not tell whether an address is known. */
  sendSignInLink: (to: string, url: string) => void;
  logger: Partial<LoggerInstance>;
}

/** Made anew for each request, because throttling needs to know the client. */
export function authOptions(parts: AuthParts): AuthOptions {
  const { db, env } = parts;
  const methods = signInMethods(env);
  return {
    secret: env.NEXTAUTH_SECRET,
    providers: [
      passwordProvider(parts),
      ...(methods.link ? [linkProvider(parts)] : []),
      ...(methods.oidc ? [oidcProvider(db, methods.oidc)] : []),
    ],
    adapter: staffAdapter(db),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_SECONDS },
    jwt: { maxAge: SESSION_MAX_AGE_SECONDS },
    useSecureCookies: isSecure(env.PUBLIC_URL),
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?link=sent" },
    callbacks: callbacks(parts),
    events: { signOut: ({ token }) => signOut(db, token) },
    logger: parts.logger,
  };
}

function callbacks({ db, env, client, logger }: AuthParts): AuthOptions["callbacks"] {
  return {
    redirect: ({ url }) => new URL(callbackPath(url, env.PUBLIC_URL), env.PUBLIC_URL).href,
    signIn: ({ user, account, email }) =>
      orUnavailable(logger, async () => {
        const attempt = { email: user.email ?? "", client };
        if (email?.verificationRequest) return (await mayRequestLink(db, attempt)) || linkSentAddress(env);
        if (account?.provider === "email") return admitStaff(db, { staffId: user.id, method: "link", attempt });
        if (account?.provider === OIDC_ID) return admitStaff(db, { staffId: user.id, method: "oidc", attempt });
        // signInWithPassword has already judged and recorded it.
        return true;
      }),
    jwt: async ({ token, user, trigger }) => (trigger === "signIn" ? startSession(db, user.id) : token),
    session: async ({ session, token }) => {
      const found = await findSession(db, token);
      // next-auth answers a throw here by removing the cookie.
      if (!found) throw new Error("The session has ended.");
      const { id, email, name, role } = found.row;
      return { ...session, user: { id, email, name, role } };
    },
  };
}

/** Exactly where a successful request is sent, so that strangers see no difference. */
const linkSentAddress = (env: Env) =>
  `${new URL(env.PUBLIC_URL).origin}/api/auth/verify-request?provider=email&type=email`;

const Credentials = z.object({ email: z.string().trim().min(1), password: z.string().min(1) });

function passwordProvider({ db, client, logger }: AuthParts): CredentialsConfig {
  return {
    id: "credentials",
    name: "Password",
    type: "credentials",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (raw) => {
      const credentials = Credentials.safeParse(raw);
      if (!credentials.success) return null;
      const answer = await orUnavailable(logger, () => signInWithPassword(db, { ...credentials.data, client }));
      // The only way to tell the page more than "no": it becomes the `error` of the address.
      if (answer.outcome === "throttled") throw new Error(`Throttled:${answer.waitSeconds}`);
      return answer.outcome === "signed_in" ? answer.staff : null;
    },
  };
}

function linkProvider({ sendSignInLink }: AuthParts): EmailConfig {
  return {
    id: "email",
    name: "Email",
    type: "email",
    // Never used: sendVerificationRequest below does the sending.
    server: "",
    from: "",
    options: {},
    maxAge: LINK_MAX_AGE_MINUTES * 60,
    sendVerificationRequest: ({ identifier, url }) => sendSignInLink(identifier, url),
  };
}
