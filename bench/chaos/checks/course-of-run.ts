import type { Check, RunRecord, Violation } from "@/bench/chaos/run-record";

/** The reconciler looks every 2 s and the relay every 0.5 s; the rest is a machine with other things to do. */
const DUE_MS_MAX = 10_000;
const OPEN = new Set<string>(["held", "approved", "queued", "running"]);

/** I9: what is due is handed over soon, and nothing stays open once the faults have stopped. */
export const checkDrained: Check = ({ actions, witness }) => {
  const found: Violation[] = [];
  if (witness.longestDueMs > DUE_MS_MAX) {
    found.push({
      invariant: "I9",
      actionId: null,
      what: `something due lay ${Math.round(witness.longestDueMs / 1_000)} s`,
    });
  }
  for (const { id, status } of actions) {
    if (OPEN.has(status))
      found.push({ invariant: "I9", actionId: id, what: `it is ${status} and does not go on`, sort: "lost" });
  }
  if (!witness.drained && found.length === 0)
    found.push({ invariant: "I9", actionId: null, what: "messages were not sent" });
  return found;
};

/** I10: the other invariants were held against faults that really happened. */
export const checkFaults: Check = ({ witness }) => {
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length;
  const kinds = [...new Set(witness.planned)].filter(
    (name) => count(witness.faults, name) < count(witness.planned, name),
  );
  return kinds.map((name) => ({
    invariant: "I10",
    actionId: null,
    what: `the plan's "${name}" was not done as often as planned`,
  }));
};

/** I12: while a kill switch is certainly on, no effect begins within its scope. */
export const checkSwitches: Check = (run) => {
  const rows = new Map(run.actions.map((row) => [row.id, row]));
  return run.witness.switchedOff.flatMap(({ scope, from, until }) =>
    run.effects
      .filter(
        ({ actionId, intentAt }) =>
          isWithin(scope, rows.get(actionId)) && intentAt.getTime() > from && intentAt.getTime() < until,
      )
      .map(({ actionId }): Violation => ({
        invariant: "I12",
        actionId,
        what: `an effect began while ${scope} was switched off`,
      })),
  );
};

function isWithin(scope: string, row: RunRecord["actions"][number] | undefined): boolean {
  if (!row) return true;
  const own = [
    "all",
    `kind:${row.kind}`,
    `queue:${row.queue}`,
    ...(row.submitterKind === "agent" ? [`agent:${row.submitter}`] : []),
  ];
  return own.includes(scope);
}

/** I14: every stored decision comes out of its stored facts again. */
export const checkReplay: Check = ({ decisions, witness: { replay } }) => {
  const found = replay.mismatches.map(({ actionId, stored, replayed }): Violation => {
    return { invariant: "I14", actionId, what: `decided ${stored}; its facts give ${replayed}` };
  });
  if (replay.replayed + replay.ofOtherCode === decisions.length && replay.ofOtherCode === 0) return found;
  const what = `of ${decisions.length} decisions ${replay.replayed} could be replayed`;
  return [...found, { invariant: "I14", actionId: null, what }];
};

/** I15: reading changes nothing. */
export const checkReads: Check = ({ witness: { reads } }) => [
  ...reads.changedTables.map((table): Violation => ({
    invariant: "I15",
    actionId: null,
    what: `reading changed ${table}`,
  })),
  ...(reads.count === 0 ? [{ invariant: "I15" as const, actionId: null, what: "nothing was read" }] : []),
];
