import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Env } from "@/server/env";
import { isPublicAddress } from "./public-address";

export interface ResolvedAddress {
  address: string;
  family: number;
}

export type ResolveHost = (hostname: string) => Promise<ResolvedAddress[]>;

/** A callback together with the only addresses that may be connected to. */
export interface CheckedCallback {
  url: URL;
  hostname: string;
  addresses: ResolvedAddress[];
}

type CallbackProblem =
  | "callback_url_invalid"
  | "callback_url_scheme"
  | "callback_url_credentials"
  | "callback_address_refused"
  | "callback_host_unresolved";

/** `message` is safe to show: it names the host at most, never the path, query or credentials. */
export class CallbackRefused extends Error {
  override readonly name = "CallbackRefused";

  constructor(
    readonly code: CallbackProblem,
    message: string,
  ) {
    super(message);
  }
}

const URL_LENGTH_MAX = 2_000;
/** A scheme, two slashes and a host: shorter forms are completed by some parsers and not by others. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i;
/** What a name in DNS or an address can consist of, once the URL parser has written it in ASCII. */
const HOSTNAME = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;
/** URL parsers drop or turn these silently, so that two parsers may see two hosts. */
const AMBIGUOUS = /[\s\\\u0000-\u001f\u007f]/;

export const resolveHost: ResolveHost = (hostname) => lookup(hostname, { all: true, verbatim: true });

/**
 * Throws CallbackRefused unless the URL leads to the public internet. Resolves the name once; whoever connects
 * must use these addresses, because a second look-up could give others.
 */
export async function assertCallbackUrl(
  text: string,
  env: Pick<Env, "WEBHOOK_ALLOW_HOSTS">,
  resolve: ResolveHost = resolveHost,
): Promise<CheckedCallback> {
  const url = parsed(text);
  const allowed = isAllowedHost(url, env.WEBHOOK_ALLOW_HOSTS);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && allowed)) {
    throw new CallbackRefused("callback_url_scheme", "A callback must be an https:// URL.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new CallbackRefused("callback_url_credentials", "A callback URL must not carry a user name or password.");
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = await addressesOf(hostname, resolve);
  if (!allowed && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new CallbackRefused("callback_address_refused", `${hostname} is not a public internet address.`);
  }
  return { url, hostname, addresses };
}

function parsed(text: string): URL {
  const clear = text.length <= URL_LENGTH_MAX && ABSOLUTE.test(text) && !AMBIGUOUS.test(text);
  const url = clear ? URL.parse(text) : null;
  if (!url || !HOSTNAME.test(url.hostname)) {
    throw new CallbackRefused(
      "callback_url_invalid",
      `A callback must be a URL of at most ${URL_LENGTH_MAX} characters.`,
    );
  }
  return url;
}

/** Entries are `host` (any port) or `host:port`. */
function isAllowedHost(url: URL, allowHosts: string): boolean {
  const port = url.port || (url.protocol === "http:" ? "80" : "443");
  const entries = allowHosts.split(",").map((entry) => entry.trim().toLowerCase());
  return entries.includes(url.hostname) || entries.includes(`${url.hostname}:${port}`);
}

async function addressesOf(hostname: string, resolve: ResolveHost): Promise<ResolvedAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const addresses = await resolve(hostname).catch(() => []);
  if (addresses.length > 0) return addresses;
  throw new CallbackRefused("callback_host_unresolved", `${hostname} could not be resolved.`);
}
