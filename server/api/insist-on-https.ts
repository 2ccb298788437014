import type { Env } from "@/server/env";
import type { Exchange } from "./on-every-request";

const ONE_YEAR = "max-age=31536000";

/** A browser that was here once never again tries without TLS. Only where TLS is, for the promise cannot be taken back. */
export function insistOnHttps({ PUBLIC_URL }: Pick<Env, "PUBLIC_URL">): (exchange: Exchange) => void {
  const isHttps = new URL(PUBLIC_URL).protocol === "https:";
  return ({ response }) => {
    if (isHttps) response.setHeader("strict-transport-security", ONE_YEAR);
  };
}
