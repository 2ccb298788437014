/** What was seen from outside of the kernel, by those who called it and by those it called. Times are epoch ms. */

/** One request to the fake provider or receiver. */
export interface Arrival {
  at: number;
  door: "mail" | "callback" | "effect";
  /** Idempotency key, or what stands for it on this door. */
  key: string;
  /** SHA-256 of the bytes. */
  bodyHash: string;
  /** What the message says: for mail to, subject, html and text. */
  content: Record<string, string>;
  /** How it was met by plan. */
  behaviour: string;
  /** `effect`: somebody got it. `repeat`: recognised by its key. `refused`: nothing came of it. */
  came: "effect" | "repeat" | "refused";
}

/** One submission, told by its agent: sent until somebody answered. */
export interface Submitted {
  agent: string;
  kind: string;
  idempotencyKey: string;
  /** Every answer there was, in order; answers that got lost on the way are missing. */
  answers: { status: number; id: string | null; code: string | null; sameBody: boolean }[];
}

/** One attempt to change the course of an action. */
export interface Called {
  verb: "approve" | "reject" | "cancel" | "revise" | "undo" | "continue" | "stop";
  actor: string;
  actionId: string;
  /** Null: the connection broke before the answer. */
  status: number | null;
  code: string | null;
}

/** Between these moments the switch was certainly on: after its answer, before anybody asked to turn it off. */
export interface SwitchedOff {
  scope: string;
  from: number;
  until: number;
}

export interface Witness {
  arrivals: Arrival[];
  submitted: Submitted[];
  called: Called[];
  switchedOff: SwitchedOff[];
  /** Faults as they were done, by name. */
  faults: string[];
  /** Faults of the plan. */
  planned: string[];
  /** The longest time that something due was not handed over after the faults had stopped. */
  longestDueMs: number;
  /** Whether everything came to its end in the time there was. */
  drained: boolean;
  /** Addresses that were read with GET and HEAD, and the tables that differed afterwards. */
  reads: { count: number; changedTables: string[] };
  /** What the verifier, which knows nothing of the kernel, says of the exported trail. */
  proof: {
    /** Events without a place in the tree when there had been time enough. */
    unsealed: number;
    exitCode: number | null;
    said: string;
  };
  /** What the product's own replay of every stored decision found. */
  replay: {
    replayed: number;
    ofOtherCode: number;
    mismatches: { actionId: string; stored: string; replayed: string }[];
  };
}
