/** Whether an error carries one of these driver or server codes, however deep it is wrapped. */
export function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && codes.has(String(error.code))) || hasCode(error.cause, codes);
}
