import type { Trail } from "./trail";
import type { Witness } from "./witness";

export const INVARIANTS = [
  "I1",
  "I2",
  "I3",
  "I4",
  "I5",
  "I6",
  "I7",
  "I8",
  "I9",
  "I10",
  "I11",
  "I12",
  "I13",
  "I14",
  "I15",
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** Both sides of one run: what the kernel has on record, and what everybody else saw. */
export interface RunRecord extends Trail {
  witness: Witness;
}

/** What an invariant forbids: which action it is about (null: none in particular), and what is wrong. */
export interface Violation {
  invariant: Invariant;
  actionId: string | null;
  what: string;
  /** For the table: an effect that somebody got twice, that nobody got, or that nobody allowed. */
  sort?: "twice" | "lost" | "unapproved";
}

export type Check = (run: RunRecord) => Violation[];
