import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Global unicast; everything else in IPv6 is reserved, local, or carries an IPv4 address in disguise. */
const IPV6_GLOBAL = ipaddr.parseCIDR("2000::/3");

/** Public by number, yet answered by the cloud host itself. */
const HOST_SERVICES = new Set(["168.63.129.16"]);

/** Only what the whole internet may reach: refuses private, loopback, link-local, shared, mapped and tunnelled ranges. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  if (address.kind() === "ipv6") return address.match(IPV6_GLOBAL);
  return !HOST_SERVICES.has(address.toString());
}
