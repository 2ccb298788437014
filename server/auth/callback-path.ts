const HOME = "/";
/** Returning there would loop, or answer with something that is no page. */
const NOT_PAGES = /^\/(sign-in|api)(\/|$)/;

/**
 * Where to go after sign-in, as a path on our own origin. Judged after parsing, because browsers drop tabs and
 * read backslashes as slashes. "//host" would leave the origin again, so a path that begins so is refused too.
 */
export function callbackPath(raw: unknown, publicUrl: string): string {
  if (typeof raw !== "string") return HOME;
  const own = new URL(publicUrl);
  const url = URL.parse(raw, own);
  // A blob: address has our origin too, hence the protocol.
  if (!url || url.protocol !== own.protocol || url.host !== own.host || url.username || url.password) return HOME;
  if (url.pathname.startsWith("//") || NOT_PAGES.test(url.pathname)) return HOME;
  return url.pathname + url.search + url.hash;
}
