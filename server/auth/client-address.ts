const UNKNOWN = "unknown";
const ADDRESS_CHARS_MAX = 64;

/**
 * The client's network address. The last entry of X-Forwarded-For is what the nearest proxy saw itself (without a
 * proxy the server fills it in); the entries before it are the client's own claim.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last ? last.slice(0, ADDRESS_CHARS_MAX) : UNKNOWN;
}
