/**
 * The mail behind a policy of its own: no scripts, no remote images, styles, fonts or frames, no forms. The policy
 * comes first, so nothing in the mail can be parsed before it.
 */
export function sealedDocument(html: string): string {
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";
