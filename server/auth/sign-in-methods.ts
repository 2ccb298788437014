import type { Env } from "@/server/env";

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface SignInMethods {
  link: boolean;
  /** Null unless all three OIDC variables are set. */
  oidc: OidcSettings | null;
}

/** What this installation offers beside e-mail address and password. */
export function signInMethods(env: Env): SignInMethods {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  const oidc = issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
  return { link: env.AUTH_MAGIC_LINK, oidc };
}
