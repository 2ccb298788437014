/** The server stops counting one above this, so that no screen counts a whole table. */
const COUNT_MAX = 1_000;

export function cappedCount(count: number): string {
  return count > COUNT_MAX ? "1,000+" : count.toLocaleString("en-GB");
}
