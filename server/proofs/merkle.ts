import { createHash } from "node:crypto";

/** A run of leaves, [from, to), whose tree hash a proof or a root is made of. */
export interface Span {
  from: number;
  to: number;
}

/** RFC 6962 §2.1: the hash of an inner node. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}

/** MTH over hashes of equally large subtrees, of which the last alone may be smaller. */
export function treeHash(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (!first) return createHash("sha256").digest();
  if (hashes.length === 1) return first;
  const half = powerBelow(hashes.length);
  return nodeHash(treeHash(hashes.slice(0, half)), treeHash(hashes.slice(half)));
}

/** PATH of §2.1.1: the spans beside the way from a leaf to the root, lowest first. */
export function inclusionSpans(index: number, size: number): Span[] {
  return pathSpans(index, { from: 0, to: size });
}

/** PROOF of §2.1.2: from what the tree of `size` contains the tree of `older` as its beginning. */
export function consistencySpans(older: number, size: number): Span[] {
  return older === 0 ? [] : subproof(older, { from: 0, to: size }, true);
}

function pathSpans(index: number, { from, to }: Span): Span[] {
  if (to - from === 1) return [];
  const middle = from + powerBelow(to - from);
  return index < middle
    ? [...pathSpans(index, { from, to: middle }), { from: middle, to }]
    : [...pathSpans(index, { from: middle, to }), { from, to: middle }];
}

/** `end` is where the older tree ends; what begins with it needs no hash, because the verifier has its root. */
function subproof(end: number, { from, to }: Span, isKnown: boolean): Span[] {
  if (end === to) return isKnown ? [] : [{ from, to }];
  const middle = from + powerBelow(to - from);
  return end <= middle
    ? [...subproof(end, { from, to: middle }, isKnown), { from: middle, to }]
    : [...subproof(end, { from: middle, to }, false), { from, to: middle }];
}

/** The whole subtrees, widest first, that a tree of this size consists of: all that is needed to let it grow further. */
export function peakSpans(size: number): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < size;) {
    const to = from + powerBelow(size - from + 1);
    spans.push({ from, to });
    from = to;
  }
  return spans;
}

/** The largest power of two smaller than `count`, which is at least 2. */
function powerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

interface Inclusion {
  index: number;
  size: number;
  leaf: Buffer;
  path: readonly Buffer[];
  root: Buffer;
}

/** RFC 9162 §2.1.3.2. */
export function isIncluded({ index, size, leaf, path, root }: Inclusion): boolean {
  if (index >= size || ![leaf, ...path, root].every(isHash)) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(beside, hash);
      while (!isOdd(at) && at !== 0) [at, last] = [up(at), up(last)];
    } else {
      hash = nodeHash(hash, beside);
    }
    [at, last] = [up(at), up(last)];
  }
  return last === 0 && hash.equals(root);
}

interface Consistency {
  older: { size: number; root: Buffer };
  newer: { size: number; root: Buffer };
  path: readonly Buffer[];
}

/** RFC 9162 §2.1.4.2. The empty tree is the beginning of every tree. */
export function isConsistent({ older, newer, path }: Consistency): boolean {
  if (older.size === newer.size) return path.length === 0 && older.root.equals(newer.root);
  if (older.size > newer.size || ![older.root, newer.root, ...path].every(isHash)) return false;
  if (older.size === 0) return path.length === 0;
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...path] : path;
  if (!first || path.length === 0) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (isOdd(at)) [at, last] = [up(at), up(last)];
  let [oldRoot, newRoot] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      [oldRoot, newRoot] = [nodeHash(beside, oldRoot), nodeHash(beside, newRoot)];
      while (!isOdd(at) && at !== 0) [at, last] = [up(at), up(last)];
    } else {
      newRoot = nodeHash(newRoot, beside);
    }
    [at, last] = [up(at), up(last)];
  }
  return last === 0 && oldRoot.equals(older.root) && newRoot.equals(newer.root);
}

const HASH_BYTES = 32;
const isHash = ({ length }: Buffer): boolean => length === HASH_BYTES;
// Not by bit operators, which end at 32 bits.
const isOdd = (n: number): boolean => n % 2 === 1;
const up = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));
