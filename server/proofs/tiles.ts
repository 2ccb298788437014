import { treeHash } from "./merkle";
import type { Span } from "./merkle";

/** A stored node of level L is the hash of 256^L events; level 0 are the leaves themselves. */
export const TILE = 256;

/** Stored hashes [from, to) of one level. */
export interface Segment {
  level: number;
  from: number;
  to: number;
}

/** Which stored hashes give the tree hash of a span; a span begins at a multiple of the power of two it fits into. */
export function segmentsOf({ from, to }: Span): Segment[] {
  if (from === to) return [];
  const level = levelOf(to - from);
  const width = TILE ** level;
  const end = Math.floor(to / width);
  return [{ level, from: from / width, to: end }, ...segmentsOf({ from: end * width, to })];
}

/** The tree hash of what `segmentsOf` named, the widest first: each is followed by a smaller rest. */
export function hashOfSegments(segments: readonly (readonly Buffer[])[]): Buffer {
  const rest = segments.reduceRight<Buffer | null>((smaller, segment) => {
    const hashes = smaller ? [...segment, smaller] : segment;
    return hashes.length > 0 ? treeHash(hashes) : null;
  }, null);
  return rest ?? treeHash([]);
}

/** The unfinished tiles at the right edge, by level: all that is needed to go on. */
export type Edge = Buffer[][];

export interface NewNode {
  level: number;
  index: number;
  hash: Buffer;
}

/** Where the edge of a tree of this size is stored. */
export const edgeSegments = (size: number): Segment[] =>
  Array.from({ length: levelOf(size) + 1 }, (_, level) => {
    const to = Math.floor(size / TILE ** level);
    return { level, from: Math.floor(to / TILE) * TILE, to };
  });

export const rootOf = (edge: Edge): Buffer => hashOfSegments(edge.toReversed());

/** Adds leaves to the edge, in place; answers the nodes that became whole. */
export function grow(edge: Edge, size: number, leaves: readonly Buffer[]): NewNode[] {
  const nodes: NewNode[] = [];
  for (const [i, leaf] of leaves.entries()) {
    let hash = leaf;
    let count = size + i + 1;
    for (let level = 0; ; level += 1) {
      const tile = (edge[level] ??= []);
      tile.push(hash);
      if (tile.length < TILE) break;
      hash = treeHash(tile);
      edge[level] = [];
      count /= TILE;
      nodes.push({ level: level + 1, index: count - 1, hash });
    }
  }
  return nodes;
}

/** The highest level of which a span of `count` leaves holds a whole node. */
function levelOf(count: number): number {
  let level = 0;
  while (TILE ** (level + 1) <= count) level += 1;
  return level;
}
