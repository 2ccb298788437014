import { randomOf } from "./random";
import type { Random } from "@/drizzle/seed/random";

/** Something that is done to the installation. Times in milliseconds after the start. */
export type Fault = { atMs: number } & (
  | { name: "kill worker"; worker: number }
  | { name: "kill web" }
  | { name: "flush redis" }
  | { name: "kill redis" }
  | { name: "shut redis down unsaved" }
  | { name: "crash postgres" }
  | { name: "freeze worker"; worker: number; forMs: number }
  | { name: "shift clock"; worker: number; byMs: number }
  | { name: "switch off"; scope: string; forMs: number }
);

export type FaultName = Fault["name"];

/** Longer than a lease (10 s), so that somebody else takes over what the frozen one was doing. */
const FREEZE_MS = [11_000, 14_000] as const;
const HOUR_MS = 3_600_000;
const SCOPES = ["all", "kind:user.approve", "queue:email", "agent:daphne"] as const;

const MAKERS: Record<FaultName, (random: Random, atMs: number) => Fault> = {
  "kill worker": (random, atMs) => ({ atMs, name: "kill worker", worker: random.int(0, 1) }),
  "kill web": (_, atMs) => ({ atMs, name: "kill web" }),
  "flush redis": (_, atMs) => ({ atMs, name: "flush redis" }),
  "kill redis": (_, atMs) => ({ atMs, name: "kill redis" }),
  "shut redis down unsaved": (_, atMs) => ({ atMs, name: "shut redis down unsaved" }),
  "crash postgres": (_, atMs) => ({ atMs, name: "crash postgres" }),
  "freeze worker": (random, atMs) => ({
    ...{ atMs, name: "freeze worker" as const, worker: random.int(0, 1) },
    forMs: random.int(...FREEZE_MS),
  }),
  "shift clock": (random, atMs) => ({
    ...{ atMs, name: "shift clock" as const, worker: random.int(0, 1) },
    byMs: random.pick([-26, -1, 1, 26]) * HOUR_MS,
  }),
  "switch off": (random, atMs) => ({
    ...{ atMs, name: "switch off" as const, scope: random.pick(SCOPES) },
    forMs: random.int(1_500, 3_000),
  }),
};

/** So often per round; what happens most in life happens most here. */
const ROUND: readonly FaultName[] = [
  "kill worker",
  "flush redis",
  "freeze worker",
  "kill web",
  "kill worker",
  "crash postgres",
  "shift clock",
  "switch off",
  "kill redis",
  "kill worker",
  "shut redis down unsaved",
];

/** Every kind of fault at least once, in an order of the seed's own; `faults` only says how many in all. */
export function planFaults(seed: number, { faults, everyMs }: { faults: number; everyMs: number }): Fault[] {
  const random = randomOf(seed, "faults");
  const names: FaultName[] = [];
  while (names.length < Math.max(faults, ROUND.length)) names.push(...shuffled(random, ROUND));
  return names
    .slice(0, Math.max(faults, ROUND.length))
    .map((name, i) => MAKERS[name](random, Math.round((i + 0.3 + random.next() * 0.7) * everyMs)));
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, rank: random.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** How the provider meets a request while faults last. */
export type Behaviour = "accept" | "accept then drop" | "accept late" | "drop" | "429" | "500";

const BEHAVIOURS: readonly (readonly [Behaviour, number])[] = [
  ["accept", 0.72],
  ["accept then drop", 0.08],
  ["accept late", 0.06],
  ["drop", 0.04],
  ["429", 0.05],
  ["500", 0.05],
];

/** The n-th request of a run is met as the seed says. */
export function behavioursOf(seed: number): () => Behaviour {
  const random = randomOf(seed, "provider");
  return () => {
    let left = random.next();
    for (const [behaviour, share] of BEHAVIOURS) {
      left -= share;
      if (left < 0) return behaviour;
    }
    return "accept";
  };
}

/** What an agent will ask for, and what people will do about it. */
export interface Intent {
  n: number;
  agent: string;
  kind: "user.approve" | "user.approve_many" | "email.send_one" | "notification.send";
  /** Members it is about. */
  targets: number;
  /** Mail that runs at once, or one that waits for a person. */
  mail: "runs" | "held";
  /** Sent again afterwards under the same key: not at all, with the same body, or with another one. */
  again: "no" | "same" | "other";
  course: Course;
}

export type Course =
  | "approve"
  | "reject"
  | "two approve"
  | "approve and withdraw"
  | "approve and cancel"
  | "approve and revise"
  | "approve and undo"
  | "approve and expire"
  | "leave";

const COURSES: readonly (readonly [Course, number])[] = [
  ["approve", 0.5],
  ["reject", 0.06],
  ["two approve", 0.08],
  ["approve and withdraw", 0.07],
  ["approve and cancel", 0.06],
  ["approve and revise", 0.07],
  ["approve and undo", 0.06],
  ["approve and expire", 0.05],
  ["leave", 0.05],
];

const ASKERS = {
  "user.approve": ["shaggy", "velma"],
  "user.approve_many": ["shaggy"],
  "email.send_one": ["daphne", "velma"],
  "notification.send": ["scooby", "shaggy", "daphne", "velma", "fred"],
} as const;

export function planIntents(seed: number, count: number): Intent[] {
  const random = randomOf(seed, "intents");
  return Array.from({ length: count }, (_, n) => {
    const kind = kindFor(random, n);
    const [again] = [random.next()];
    return {
      n,
      kind,
      agent: random.pick(ASKERS[kind]),
      targets: kind === "user.approve_many" ? random.int(2, 30) : 1,
      mail: random.chance(0.5) ? "runs" : "held",
      again: again < 0.06 ? "same" : again < 0.1 ? "other" : "no",
      course: weighted(random, COURSES),
    };
  });
}

function kindFor(random: Random, n: number): Intent["kind"] {
  // Large ones are few, as in life, but there always are some.
  if (n % 40 === 7) return "user.approve_many";
  return weighted(random, [
    ["user.approve", 0.34],
    ["email.send_one", 0.36],
    ["notification.send", 0.3],
  ] as const);
}

function weighted<T>(random: Random, shares: readonly (readonly [T, number])[]): T {
  let left = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [item, share] of shares) {
    left -= share;
    if (left < 0) return item;
  }
  throw new Error("There is nothing to choose from.");
}
