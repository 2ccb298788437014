"use client";

import { useSyncExternalStore } from "react";

/**
 * What this tab is changing itself, by action: another version that comes of it is no surprise to the person who asked
 * for it. Null while the server has not answered; then the version that it made.
 */
const changes = new Map<string, number | null>();
const listeners = new Set<() => void>();

/** Runs a change of an action; the answer tells which generation it made. */
export async function changeOwn<Answer>(
  id: string,
  run: () => Promise<Answer>,
  generationOf: (answer: Answer) => number,
): Promise<Answer> {
  set(id, null);
  try {
    const answer = await run();
    set(id, generationOf(answer));
    return answer;
  } catch (refusal) {
    set(id, undefined);
    throw refusal;
  }
}

/** Undefined: nothing of ours; null: being changed by us right now; a number: the generation we made. */
export function useOwnChange(id: string): number | null | undefined {
  return useSyncExternalStore(
    subscribe,
    () => changes.get(id),
    () => undefined,
  );
}

function set(id: string, to: number | null | undefined): void {
  if (to === undefined) changes.delete(id);
  else changes.set(id, to);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
