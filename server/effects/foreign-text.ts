const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;
const LENGTH_MAX = 300;

/** What a provider said, fit for our records: one line, bounded, and without any of our secrets. */
export function foreignText(text: string, secrets: readonly string[] = []): string {
  const cut = secrets
    .filter((secret) => secret !== "")
    .reduce((rest, secret) => rest.replaceAll(secret, "[cut]"), text);
  return cut.replace(CONTROL, " ").trim().slice(0, LENGTH_MAX);
}
