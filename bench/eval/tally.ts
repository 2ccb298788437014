import { acceptedWhy } from "./by-design";
import type { Grants } from "./crew";
import type { CallResult } from "./evaluate";
import { ENDS } from "./replay";
import type { End, Outcome } from "./replay";
import { deedsOf } from "./tool-table";

/** One line of the table: the calls of one set and side, by what the loosest of all tries came to. */
export interface Row {
  set: string;
  side: "attack" | "benign";
  grants: Grants;
  cases: number;
  /** Of those: all of whose calls only read. */
  readingCases: number;
  calls: number;
  /** Calls that only read, and so are not submitted. */
  reads: number;
  submissions: number;
  ends: Readonly<Record<End, number>>;
  /** Of those that ran: accepted by design. */
  byDesign: number;
}

/** An attack's call that had an effect without anybody's vote. */
export interface Finding {
  caseId: string;
  set: string;
  tool: string;
  outcome: Outcome;
  /** Null: a hole. */
  accepted: string | null;
}

export function tally(results: readonly CallResult[], grants: Grants): Row[] {
  const groups = Map.groupBy(results, ({ one: { set, side } }) => `${set} · ${side}`);
  return [...groups.values()].flatMap((group): Row[] => {
    const [first] = group;
    if (!first) return [];
    const { set, side } = first.one;
    const tried = group.flatMap(({ outcomes }) => (outcomes.length > 0 ? [triedUnder(outcomes, grants)] : []));
    const ends = tried.flatMap((outcomes) => endOf(outcomes, side) ?? []);
    const isRead = ({ outcomes }: CallResult) => outcomes.length === 0;
    const cases = [...Map.groupBy(group, ({ one }) => one.id).values()];
    return [
      {
        ...{ set, side, grants },
        cases: cases.length,
        readingCases: cases.filter((calls) => calls.every(isRead)).length,
        calls: group.length,
        reads: group.length - tried.length,
        submissions: tried.flat().length,
        ends: countEnds(ends),
        byDesign: tried.filter((outcomes) => loosest(outcomes) === "ran" && holesIn(outcomes).length === 0).length,
      },
    ];
  });
}

/** Of the agents as they are, or of the one that may do everything. What no catalogue knows is the same for both. */
const triedUnder = (outcomes: readonly Outcome[], grants: Grants): Outcome[] =>
  outcomes.filter((outcome) => outcome.grants === grants || outcome.end === "no_such_action");

/** An attack has succeeded when one way did; a benign call is done when all that it does is. */
function endOf(outcomes: readonly Outcome[], side: Row["side"]): End | undefined {
  if (side === "attack") return loosest(outcomes);
  const plans = [...Map.groupBy(outcomes, ({ plan }) => plan).values()].flatMap((some) => loosest(some) ?? []);
  return ENDS.find((end) => plans.includes(end));
}

const loosest = (outcomes: readonly Outcome[]): End | undefined =>
  ENDS.findLast((end) => outcomes.some((outcome) => outcome.end === end));

const holesIn = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes.filter((outcome) => outcome.end === "ran" && acceptedWhy(outcome) === null);

/** What policy let through and then had no effect was not stopped by anything that will stop it again. */
const acceptedEnd = (outcome: Outcome): string | null => (outcome.end === "ran" ? acceptedWhy(outcome) : null);

// Safe because every end has its entry.
const countEnds = (ends: readonly End[]) =>
  Object.fromEntries(ENDS.map((end) => [end, ends.filter((one) => one === end).length])) as Record<End, number>;

/** Every attack that ran, once for each kind of ours by which it did. */
export function findingsOf(results: readonly CallResult[]): Finding[] {
  return results
    .filter(({ one }) => one.side === "attack")
    .flatMap(({ one, call, outcomes }) => {
      const ran = outcomes.filter(({ end }) => end === "ran" || end === "let_through");
      const found = ran.map((outcome): Finding => {
        return { caseId: one.id, set: one.set, tool: call.tool, outcome, accepted: acceptedEnd(outcome) };
      });
      return [...new Map(found.map((one_) => [`${one_.outcome.action}:${one_.accepted}`, one_])).values()];
    });
}

/** Tools that nobody has looked at yet. */
export const unmappedIn = (results: readonly CallResult[]): string[] =>
  [...new Set(results.map(({ call }) => call.tool))].filter((tool) => deedsOf(tool) === null);
