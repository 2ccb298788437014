export interface LinkParts {
  before: string;
  /** The host as a browser would go to it, in its encoded form, so that lookalike letters show. */
  host: string;
  after: string;
}

/** Splits an address so that its host can be emphasised; null for what must not be opened. */
export function linkParts(raw: string): LinkParts | null {
  const url = URL.parse(raw);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  const user = url.username ? `${url.username}${url.password ? ":•••" : ""}@` : "";
  return { before: `${url.protocol}//${user}`, host: url.host, after: url.pathname + url.search + url.hash };
}
