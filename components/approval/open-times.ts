/** When this tab first showed each action; a decision says how long that was before. */
const openedAtMs = new Map<string, number>();

export function noteOpened(actionId: string): void {
  if (!openedAtMs.has(actionId)) openedAtMs.set(actionId, performance.now());
}

/** Milliseconds since the action was opened; undefined when it never was. */
export function openMsOf(actionId: string): number | undefined {
  const at = openedAtMs.get(actionId);
  return at === undefined ? undefined : Math.round(performance.now() - at);
}
