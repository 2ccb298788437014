/** Random choices that are the same in every installation: the demo looks alike wherever it is shown. */
export interface Random {
  /** At least 0, less than 1. */
  next: () => number;
  /** Both ends included. */
  int: (min: number, max: number) => number;
  chance: (share: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
  shuffle: <Item>(items: readonly Item[]) => Item[];
  bytes: (count: number) => Uint8Array;
}

/** The generator mulberry32: 32 bits of state, good enough for names and times, never for secrets. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick(items) {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    shuffle: (items) =>
      items
        .map((item) => ({ item, draw: next() }))
        .sort((a, b) => a.draw - b.draw)
        .map(({ item }) => item),
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
  };
}
