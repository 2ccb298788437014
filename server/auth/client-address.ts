/** Written by `settleAddresses` over whatever a client sends under this name. */
export const CLIENT_HEADER = "x-ops-client";

const UNKNOWN = "unknown";
const ADDRESS_CHARS_MAX = 64;

/** The client's network address, as far as it is known. */
export function clientAddress(headers: Headers): string {
  return headers.get(CLIENT_HEADER)?.slice(0, ADDRESS_CHARS_MAX) || UNKNOWN;
}

/** Set by `settleAddresses` alone. */
export const NEARBY_HEADER = "x-ops-nearby";

/** Whether the request came straight from this machine or a network of ours. */
export const isNearby = (headers: Headers): boolean => headers.has(NEARBY_HEADER);
