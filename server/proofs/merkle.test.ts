import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { consistencySpans, inclusionSpans, isConsistent, isIncluded, treeHash } from "./merkle";
import type { Span } from "./merkle";
import { edgeSegments, grow, hashOfSegments, rootOf, segmentsOf, TILE } from "./tiles";
import type { Edge } from "./tiles";

// The eight leaves and roots that implementations of RFC 6962 have published for each other since the first of them.
const INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leafHash = (input: Uint8Array) => createHash("sha256").update(Buffer.of(0)).update(input).digest();
const known = INPUTS.map((hex) => leafHash(Buffer.from(hex, "hex")));
const many = Array.from({ length: 66_000 }, (_, i) => leafHash(Buffer.from(String(i))));

const hashOf = (leaves: readonly Buffer[], { from, to }: Span) => treeHash(leaves.slice(from, to));
const headOf = (leaves: readonly Buffer[], size: number) => ({ size, root: hashOf(leaves, { from: 0, to: size }) });

/** The same proof with one thing wrong, in every way we can think of. */
function corruptions(path: readonly Buffer[]): Buffer[][] {
  const flipped = path.map((_, at) =>
    path.map((hash, i) => (i === at ? Buffer.from(hash.map((byte) => byte ^ 1)) : hash)),
  );
  const extra = Buffer.alloc(32);
  return [
    ...flipped,
    [...path, extra],
    [extra, ...path],
    ...(path.length > 0 ? [path.slice(1), path.slice(0, -1)] : []),
  ];
}

it("gives the published roots", () => {
  expect(ROOTS.map((_, size) => headOf(known, size).root.toString("hex"))).toEqual(ROOTS);
});

describe.each([1, 2, 3, 5, 7, 8])("in a tree of %i", (size) => {
  const { root } = headOf(known, size);
  const indexes = Array.from({ length: size }, (_, i) => i);

  it("every leaf is proved, and no proof with anything wrong is taken", () => {
    for (const index of indexes) {
      const path = inclusionSpans(index, size).map((span) => hashOf(known, span));
      const leaf = known[index] ?? Buffer.alloc(0);
      const proof = { index, size, leaf, path, root };
      expect(isIncluded(proof)).toBe(true);
      for (const wrong of corruptions(path)) expect(isIncluded({ ...proof, path: wrong })).toBe(false);
      expect(isIncluded({ ...proof, index: size })).toBe(false);
      expect(isIncluded({ ...proof, leaf: Buffer.alloc(32) })).toBe(false);
      expect(isIncluded({ ...proof, root: Buffer.alloc(32) })).toBe(false);
      for (const other of indexes.filter((one) => one !== index)) {
        expect(isIncluded({ ...proof, index: other })).toBe(false);
      }
    }
  });

  it("contains every smaller one, and no proof with anything wrong is taken", () => {
    for (const older of indexes.slice(1)) {
      const path = consistencySpans(older, size).map((span) => hashOf(known, span));
      const proof = { older: headOf(known, older), newer: { size, root }, path };
      expect(isConsistent(proof)).toBe(true);
      for (const wrong of corruptions(path)) expect(isConsistent({ ...proof, path: wrong })).toBe(false);
      expect(isConsistent({ ...proof, older: { size: older, root: Buffer.alloc(32) } })).toBe(false);
      expect(isConsistent({ ...proof, newer: { size, root: Buffer.alloc(32) } })).toBe(false);
      expect(isConsistent({ ...proof, older: proof.newer, newer: proof.older })).toBe(false);
    }
  });
});

describe("a tree kept as tiles", { timeout: 30_000 }, () => {
  const edge: Edge = [];
  const nodes: Buffer[][] = [many];
  const SIZES = [0, 1, 255, 256, 257, 511, 512, 65_536, 65_999];
  const stored = (at: { level: number; from: number; to: number }) => nodes[at.level]?.slice(at.from, at.to) ?? [];

  it("has the root of the plain one, however it grew", () => {
    let size = 0;
    for (const next of SIZES) {
      for (const { level, index, hash } of grow(edge, size, many.slice(size, next))) {
        expect(index).toBe((nodes[level] ??= []).length);
        nodes[level].push(hash);
      }
      size = next;
      const { root } = headOf(many, size);
      expect(rootOf(edge)).toEqual(root);
      expect(rootOf(edgeSegments(size).map(stored))).toEqual(root);
    }
  });

  it("gives every span that a proof needs", () => {
    const size = SIZES.at(-1) ?? 0;
    const spans = [...inclusionSpans(TILE, size), ...inclusionSpans(size - 1, size), ...consistencySpans(65_535, size)];
    for (const span of spans) expect(hashOfSegments(segmentsOf(span).map(stored))).toEqual(hashOf(many, span));
  });
});
