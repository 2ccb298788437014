export interface DiffPart {
  change: "same" | "gone" | "new";
  text: string;
}

/** Longer texts are compared as a whole: the table of the comparison grows with the product of both. */
const CELLS_MAX = 4_000_000;

/** What became of a text, word by word; parts in the order of reading, what is gone before what is new. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, next] = [wordsOf(before), wordsOf(after)];
  if (old.length * next.length > CELLS_MAX) return join([...mark(old, "gone"), ...mark(next, "new")]);
  const parts: DiffPart[] = [];
  const left = lengthsLeft(old, next);
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    const [word, other] = [old[i], next[j]];
    if (word !== undefined && word === other) {
      parts.push({ change: "same", text: word });
      i += 1;
      j += 1;
    } else if (word !== undefined && (other === undefined || at(left, i + 1, j) >= at(left, i, j + 1))) {
      parts.push({ change: "gone", text: word });
      i += 1;
    } else if (other !== undefined) {
      parts.push({ change: "new", text: other });
      j += 1;
    }
  }
  return join(parts);
}

/** Words, what is between them, and each sign by itself. */
const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

const mark = (words: readonly string[], change: DiffPart["change"]) => words.map((text) => ({ change, text }));

/** How long the longest common run of words is from each pair of places on. */
function lengthsLeft(old: readonly string[], next: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (!row) continue;
    for (let j = next.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === next[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

const at = (rows: readonly Uint16Array[], i: number, j: number): number => rows[i]?.[j] ?? 0;

/** Neighbours of one sort become one part. */
function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.change === part.change) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
