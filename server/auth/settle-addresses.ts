import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";
import { CLIENT_HEADER, NEARBY_HEADER } from "./client-address";

/** What only a proxy may say: anybody can send it. */
const PROXY_HEADERS = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];

/**
 * Replaces what a request claims about its way here by what is known. Each proxy appends the address it saw to
 * X-Forwarded-For, and we see the last one's in the socket: behind n proxies the client stands n places before that,
 * and everything further left is the client's own claim. Without declared proxies there is the socket and nothing else.
 */
export function settleAddresses(headers: IncomingHttpHeaders, socketAddress: string, trustedProxies: number): void {
  // Whatever came by a proxy, declared or not, may have come from anywhere.
  const isDirect = PROXY_HEADERS.every((name) => headers[name] === undefined);
  if (isDirect && isOwnNetwork(plain(socketAddress))) headers[NEARBY_HEADER] = "1";
  else delete headers[NEARBY_HEADER];
  const hops = [...forwardedFor(headers), socketAddress];
  // Fewer hops than proxies: it came in behind the outer ones, and what is left was written by the inner.
  headers[CLIENT_HEADER] = plain(hops.at(-1 - trustedProxies) ?? hops[0] ?? "");
  if (trustedProxies === 0) for (const name of PROXY_HEADERS) delete headers[name];
}

function forwardedFor(headers: IncomingHttpHeaders): string[] {
  const value = headers["x-forwarded-for"] ?? "";
  return String(value)
    .split(",")
    .flatMap((hop) => hop.trim() || []);
}

/** One spelling for each address: no port, no brackets, and IPv4 as IPv4 on a socket that takes both. */
function plain(address: string): string {
  return address
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
}

const OWN_RANGES = new Set<string>(["loopback", "private", "uniqueLocal", "linkLocal"]);

const isOwnNetwork = (address: string): boolean =>
  ipaddr.isValid(address) && OWN_RANGES.has(ipaddr.parse(address).range());
