import { createHash } from "node:crypto";
import { randomFrom } from "@/drizzle/seed/random";
import type { Random } from "@/drizzle/seed/random";

/** The same seed and name give the same numbers on every machine; each part of a plan has a name of its own. */
export function randomOf(seed: number, name: string): Random {
  return randomFrom(createHash("sha256").update(`${seed}:${name}`).digest().readUInt32LE(0));
}
