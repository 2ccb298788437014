import { createHash } from "node:crypto";

/** Names the way a vector was made; vectors of different models cannot be compared. */
export const LOCAL_MODEL = "feature-hash-256";
const DIMENSIONS = 256;

/**
 * Words and word pairs hashed into a vector of unit length (feature hashing, Weinberger et al. 2009): no model and
 * no network, the same text gives the same vector, and shared words make two texts near.
 */
export function embedText(text: string): number[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFKD")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const features = [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const feature of features) {
    const hash = createHash("sha256").update(feature).digest();
    const slot = hash.readUInt16BE(0) % DIMENSIONS;
    vector[slot] = (vector[slot] ?? 0) + (hash.readUInt8(2) % 2 === 0 ? 1 : -1);
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
