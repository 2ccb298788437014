export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith("https://");

/** The session's token as the browser sent it; it never holds a character that cookies encode. */
export function sessionToken(headers: Headers, publicUrl: string): string | null {
  const name = `${sessionCookieName(publicUrl)}=`;
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(name))?.slice(name.length) || null;
}

/** The name says to browsers whether the cookie may ever travel without TLS; it is next-auth's own choice of name. */
function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}
