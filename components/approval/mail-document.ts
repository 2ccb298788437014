const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A mail's HTML for a sandboxed frame: no script, no frame, and nothing fetched from anywhere. In the dark it is marked
 * as Outlook on the web marks it, because a frame cannot be told which theme its reader prefers.
 */
export function mailDocument(html: string, light: "light" | "dark" = "light"): string {
  const root = light === "dark" ? "<html data-ogsc>" : "";
  return `<!doctype html>${root}<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}
