type Value = string | number | boolean | null;

interface Described {
  n: number;
  attributes: Record<string, Value>;
}

export interface Outlier<Item> {
  item: Item;
  /** Which attributes are rare in this set: "country GG (1 of 300)". */
  why: { attribute: string; value: string; count: number }[];
}

const RARE_SHARE = 0.02;
const RARE_COUNT_MAX = 5;
const SET_MIN = 10;
const SHOWN_MAX = 20;
/** Where more of the set than this is rare (names, companies, dates), being rare is usual and tells nothing. */
const RARE_ITEMS_SHARE_MAX = 0.1;

/** Items that differ from the rest of their set in some attribute, rarest first. */
export function findOutliers<Item extends Described>(items: readonly Item[]): Outlier<Item>[] {
  if (items.length < SET_MIN) return [];
  const counts = countValues(items);
  const limit = Math.min(RARE_COUNT_MAX, Math.max(1, Math.floor(items.length * RARE_SHARE)));
  const telling = new Map(
    [...counts].filter(
      ([, values]) => rareItems(values, limit) <= Math.max(limit, items.length * RARE_ITEMS_SHARE_MAX),
    ),
  );
  return items
    .map((item) => ({ item, why: rarities(item, telling, limit) }))
    .filter(({ why }) => why.length > 0)
    .sort(
      (a, b) => b.why.length - a.why.length || (a.why[0]?.count ?? 0) - (b.why[0]?.count ?? 0) || a.item.n - b.item.n,
    )
    .slice(0, SHOWN_MAX);
}

function countValues(items: readonly Described[]): Map<string, Map<Value, number>> {
  const counts = new Map<string, Map<Value, number>>();
  for (const { attributes } of items) {
    for (const [attribute, value] of Object.entries(attributes)) {
      const values = counts.get(attribute) ?? new Map<Value, number>();
      counts.set(attribute, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }
  return counts;
}

function rareItems(values: ReadonlyMap<Value, number>, limit: number): number {
  return [...values.values()].reduce((sum, count) => (count <= limit ? sum + count : sum), 0);
}

function rarities({ attributes }: Described, counts: ReadonlyMap<string, ReadonlyMap<Value, number>>, limit: number) {
  return Object.entries(attributes).flatMap(([attribute, value]) => {
    const count = counts.get(attribute)?.get(value);
    return count !== undefined && count <= limit ? [{ attribute, value: String(value ?? "none"), count }] : [];
  });
}
