export type ParsedJson = { ok: true; value: unknown } | { ok: false };

/** Content types are the submitter's claim: what says JSON may be anything. */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
