/** When this tab first showed each version of an action, by its pinned digest. */
const openedAtMs = new Map<string, number>();

export function noteOpened(pinnedDigest: string): void {
  if (!openedAtMs.has(pinnedDigest)) openedAtMs.set(pinnedDigest, performance.now());
}

/** Milliseconds since that version was opened; undefined when it never was. */
export function openMsOf(pinnedDigest: string): number | undefined {
  const at = openedAtMs.get(pinnedDigest);
  return at === undefined ? undefined : Math.round(performance.now() - at);
}
