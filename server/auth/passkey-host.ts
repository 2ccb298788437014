import { isIP } from "node:net";

export type PasskeyHost =
  | { works: true; /** The name passkeys are tied to. */ id: string; origin: string }
  | { works: false; why: "address" | "insecure" };

/** Browsers tie passkeys to a host's name, so an IP address has none; and want TLS, except on this very machine. */
export function passkeyHost(publicUrl: string): PasskeyHost {
  const { hostname, origin, protocol } = new URL(publicUrl);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return { works: false, why: "address" };
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  if (protocol !== "https:" && !isLocal) return { works: false, why: "insecure" };
  return { works: true, id: hostname, origin };
}
