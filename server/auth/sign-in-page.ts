import { env } from "@/server/env";
import { callbackPath } from "./callback-path";
import { signInMethods } from "./sign-in-methods";

export interface SignInPageFacts {
  /** A path on our own origin, whatever the address asked for. */
  returnTo: string;
  offersLink: boolean;
  oidcName: string | null;
}

export function signInPageFacts(callbackUrl: unknown): SignInPageFacts {
  const settings = env();
  const { link, oidc } = signInMethods(settings);
  return {
    returnTo: callbackPath(callbackUrl, settings.PUBLIC_URL),
    offersLink: link,
    oidcName: oidc && new URL(oidc.issuer).host,
  };
}
