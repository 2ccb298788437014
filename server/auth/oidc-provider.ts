import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { Db } from "@/server/db";
import type { OidcSettings } from "./sign-in-methods";
import { findStaffByEmail } from "./staff-member";

export const OIDC_ID = "oidc";

/** An address the provider has not verified proves nothing, so its absence counts as not verified. */
const Claims = z.object({ sub: z.string(), email: z.email(), email_verified: z.literal(true) });

/**
 * One OpenID Connect provider. Only its verified e-mail address matters: it must be the address of an existing staff
 * member, whose id then stands for the account. Anybody else keeps the provider's own id, which is no staff id.
 */
export function oidcProvider(db: Db, settings: OidcSettings): OAuthConfig<Record<string, unknown>> {
  const issuer = settings.issuer.replace(/\/+$/, "");
  return {
    id: OIDC_ID,
    name: new URL(issuer).host,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: async (raw) => {
      const claims = Claims.safeParse(raw);
      if (!claims.success) return { id: NOBODY, email: null };
      const found = await findStaffByEmail(db, claims.data.email);
      return { id: found?.id ?? NOBODY, email: claims.data.email };
    },
  };
}

/** No staff member has this id; next-auth wants one before it asks whether the person may enter. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
