import { sha256 } from "./key";

const ENDS = 3;
const BETWEEN = 10;

/**
 * First and last of a set and some from between. The choice is random to a submitter, who cannot know the
 * action's id before, and the same each time the page is opened.
 */
export function sampleOf<Item extends { n: number }>(items: readonly Item[], seed: string): Item[] {
  if (items.length <= 2 * ENDS + BETWEEN) return [...items];
  const between = items
    .slice(ENDS, -ENDS)
    .map((item) => ({ item, draw: sha256(`${seed}:${item.n}`) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))
    .slice(0, BETWEEN)
    .map(({ item }) => item)
    .sort((a, b) => a.n - b.n);
  return [...items.slice(0, ENDS), ...between, ...items.slice(-ENDS)];
}
