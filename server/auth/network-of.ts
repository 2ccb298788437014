import ipaddr from "ipaddr.js";

const ONE_SUBSCRIBER = 64;

/** What is counted as one client: an IPv6 subscriber has a whole /64 to send from, an address each time. */
export function networkOf(client: string): string {
  if (!ipaddr.IPv6.isValid(client)) return client;
  return ipaddr.IPv6.networkAddressFromCIDR(`${client}/${ONE_SUBSCRIBER}`).toString();
}
