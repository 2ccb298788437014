import { contentOf } from "@/server/proofs/sealed-event";
import { commitmentOf, leafOf } from "@/server/kernel/audit";
import { fold } from "@/server/kernel/fold";
import { ARROWS, isTerminal } from "@/server/kernel/states";
import type { ActionStatus } from "@/server/kernel/states";
import type { Check, RunRecord, Violation } from "@/bench/chaos/run-record";

type Event = RunRecord["events"][number];

const ARROW_EVENTS = new Set<string>(ARROWS.map(({ event }) => event));

/** The events of each action that moved it, in order. */
export const movesOf = ({ events }: Pick<RunRecord, "events">): Map<string, Event[]> =>
  Map.groupBy(
    events.filter(({ type, actionId }) => actionId !== null && ARROW_EVENTS.has(type)),
    ({ actionId }) => actionId ?? "",
  );

const bodyOf = ({ body }: Event): { [name: string]: unknown } =>
  // Safe because the fold has parsed every body, or reports it.
  body as { [name: string]: unknown };

export const statusAfter = (event: Event): ActionStatus => bodyOf(event).to as ActionStatus; // Safe as above.

/** I2: the row is what its events say, along known arrows, with one end at most. */
export const checkFolds: Check = (run) => {
  const moves = movesOf(run);
  const known = new Set(run.actions.map(({ id }) => id));
  const found = run.actions.flatMap((row): Violation[] => {
    const events = moves.get(row.id) ?? [];
    const ends = events.filter((event) => isTerminal(statusAfter(event)));
    const claims = foldProblems(row, events);
    if (ends.length > 1) claims.push(`${ends.length} events end it`);
    return claims.map((what) => ({ invariant: "I2", actionId: row.id, what }));
  });
  const strays = [...moves.keys()].filter((id) => !known.has(id));
  return [
    ...found,
    ...strays.map((actionId): Violation => ({ invariant: "I2", actionId, what: "it has events and no row" })),
  ];
};

function foldProblems(row: RunRecord["actions"][number], events: readonly Event[]): string[] {
  try {
    return Object.entries(fold(events)).flatMap(([column, said]) => {
      const stored = row[column as keyof typeof row]; // Safe because the fold gives columns of the row.
      return stored === said ? [] : [`${column} is ${String(stored)}, its events say ${said}`];
    });
  } catch (error) {
    return [`its events do not fold: ${error instanceof Error ? error.message : String(error)}`];
  }
}

const VERB_EVENTS: { [verb: string]: readonly string[] } = {
  approve: ["action.approved", "action.voted"],
  reject: ["action.rejected"],
  cancel: ["action.cancelled"],
  revise: ["action.revised", "action.blocked"],
  undo: ["action.revised", "action.blocked"],
  continue: ["stage.continued"],
};

/** I7: an end is the end, and whoever was told that they had won did; nobody else has an event. */
export const checkRaces: Check = (run) => {
  const found: Violation[] = [];
  for (const [actionId, events] of movesOf(run)) {
    const end = events.findIndex((event) => isTerminal(statusAfter(event)));
    const after = end === -1 ? [] : events.slice(end + 1);
    for (const event of after) found.push({ invariant: "I7", actionId, what: `${event.type} after its end` });
  }
  const eventsOf = Map.groupBy(run.events, ({ actionId, actorId, type }) => `${actionId} ${actorId} ${type}`);
  const calls = Map.groupBy(run.witness.called, ({ actionId, actor, verb }) => `${actionId} ${actor} ${verb}`);
  for (const all of calls.values()) {
    const [first] = all;
    const types = VERB_EVENTS[first?.verb ?? ""];
    if (!first || !types) continue;
    const won = all.filter(({ status }) => status === 200).length;
    // A request whose answer was lost, or that failed late, may have been done.
    const open = all.filter(({ status }) => status === null || status >= 500).length;
    const events = types.reduce(
      (sum, type) => sum + (eventsOf.get(`${first.actionId} ${first.actor} ${type}`)?.length ?? 0),
      0,
    );
    if (events >= won && events <= won + open) continue;
    const what = `${first.verb} by ${first.actor}: ${won} were told they won (${open} unheard), the trail has ${events}`;
    found.push({ invariant: "I7", actionId: first.actionId, what });
  }
  return found;
};

/** I8: every claim has a higher fence than the one before, and nothing is written under an older one. */
export const checkFences: Check = (run) => {
  const found: Violation[] = [];
  const claim = (actionId: string, what: string) => found.push({ invariant: "I8", actionId, what });
  const fences = new Map<string, number[]>();
  for (const [actionId, events] of movesOf(run)) {
    const claims: number[] = [];
    for (const event of events) {
      const fence = bodyOf(event).fence;
      if (typeof fence !== "number") continue;
      const present = claims.at(-1) ?? 0;
      const isClaim = event.type === "action.started" || event.type === "action.resumed";
      if (isClaim && fence <= present) claim(actionId, `claimed with fence ${fence} after ${present}`);
      if (!isClaim && fence !== present)
        claim(actionId, `${event.type} was written under fence ${fence}; it is ${present}`);
      if (isClaim) claims.push(fence);
    }
    fences.set(actionId, claims);
  }
  for (const { actionId, fence, effectKey } of run.effects) {
    if (!fences.get(actionId)?.includes(fence))
      claim(actionId, `effect ${effectKey} has fence ${fence}, which nobody claimed`);
  }
  return found;
};

/** I13: each leaf and each commitment can be computed again from what is stored. */
export const checkLeaves: Check = ({ events, secrets }) => {
  const salted = new Map(secrets.map((secret) => [secret.eventId, secret]));
  return events.flatMap((event): Violation[] => {
    const secret = salted.get(event.id);
    const claims: string[] = [];
    if (!leafOf(contentOf(event)).equals(event.leaf))
      claims.push(`the leaf of event ${event.id} does not fit its content`);
    if (secret && bodyOf(event).private !== commitmentOf(secret.salt, secret.data)) {
      claims.push(`what event ${event.id} says about persons is not what it committed to`);
    }
    return claims.map((what) => ({ invariant: "I13", actionId: event.actionId, what }));
  });
};

/** I13: nothing is left unsealed, and the verifier finds the exported trail consistent with every older checkpoint. */
export const checkProof: Check = ({ witness: { proof } }) => {
  const claims: string[] = [];
  if (proof.unsealed > 0) claims.push(`${proof.unsealed} events are not sealed`);
  if (proof.exitCode !== 0) claims.push(`the verifier ended with ${proof.exitCode}: ${proof.said}`);
  return claims.map((what) => ({ invariant: "I13", actionId: null, what }));
};
