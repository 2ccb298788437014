/** Refusals that the trail has already: whoever sees the same error on its way out does not record it again. */
const recorded = new WeakSet<Error>();

export function markRecorded(error: Error): void {
  recorded.add(error);
}

export const isRecorded = (error: Error): boolean => recorded.has(error);
