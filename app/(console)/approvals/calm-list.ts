interface Identified {
  id: string;
}

export interface CalmList<Row> {
  rows: Row[];
  /** Rows that belong above or between what is shown; they come in when the person asks. */
  newCount: number;
}

/**
 * A list under somebody's hands keeps its order: rows change in place, also those that no longer fit the filter,
 * and what sorts after the last of them is added at the end. Nothing moves.
 */
export function calmList<Row extends Identified>(
  shown: readonly Row[],
  fresh: readonly Row[],
  current: readonly Row[],
): CalmList<Row> {
  const now = new Map([...current, ...fresh].map((row) => [row.id, row]));
  const shownIds = new Set(shown.map((row) => row.id));
  const lastKnown = fresh.findLastIndex((row) => shownIds.has(row.id));
  const unseen = fresh.filter((row) => !shownIds.has(row.id));
  const tail = fresh.slice(lastKnown + 1);
  return {
    rows: [...shown.map((row) => now.get(row.id) ?? row), ...tail],
    newCount: unseen.length - tail.length,
  };
}
