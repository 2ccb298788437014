const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A mail's HTML for a sandboxed frame: no script, no frame, and nothing fetched from anywhere. */
export function mailDocument(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}
