import { describe, expect, it } from "vitest";
import { newId } from "@/server/kernel/key";
import type { Invariant, RunRecord } from "@/bench/chaos/run-record";
import { checkRun } from "./checks";
import { EVAN, at, event, validRun } from "./valid-run";

type Valid = ReturnType<typeof validRun>;

/** What the checker says of a good run that this one thing has been done to: "I4 twice", "I2". */
function foundAfter(spoil: (valid: Valid) => void): string[] {
  const valid = validRun();
  spoil(valid);
  return [...new Set(checkRun(valid.run).map(({ invariant, sort }) => (sort ? `${invariant} ${sort}` : invariant)))];
}

/** Of a list that must have one. */
function first<T>(rows: readonly T[], isIt: (row: T) => boolean = () => true): T {
  const row = rows.find(isIt);
  if (row === undefined) throw new Error("the run has no such row");
  return row;
}
const arrival = ({ run }: Valid) => first(run.witness.arrivals);
const rowOf = ({ run }: Valid, id: string) => first(run.actions, (row) => row.id === id);
const append = ({ run }: Valid, ...events: RunRecord["events"]) => void run.events.push(...events);

it("finds nothing in a run in which everything went well", () => {
  expect(checkRun(validRun().run)).toEqual([]);
});

it("names the action that a violation is about", () => {
  const { run, mail } = validRun();
  run.effects = run.effects.filter(({ actionId }) => actionId !== mail);
  expect(checkRun(run).map(({ actionId }) => actionId)).toContain(mail);
});

describe("the checker sees", () => {
  const cases: [string, Invariant | `${Invariant} ${string}`, (valid: Valid) => void][] = [
    [
      "an accepted submission without an action",
      "I1 lost",
      ({ run, mail }) => (run.actions = run.actions.filter(({ id }) => id !== mail)),
    ],
    ["one key with two actions", "I1", (valid) => valid.run.actions.push({ ...rowOf(valid, valid.mail), id: newId() })],
    [
      "two ids for one key",
      "I1",
      ({ run }) => first(run.witness.submitted).answers.push({ status: 201, id: newId(), code: null, sameBody: true }),
    ],
    [
      "another body that was taken",
      "I1",
      ({ run, mail }) =>
        first(run.witness.submitted).answers.push({ status: 200, id: mail, code: null, sameBody: false }),
    ],
    [
      "an action that nobody asked for",
      "I1",
      (valid) => valid.run.actions.push({ ...rowOf(valid, valid.mail), id: newId(), idempotencyKey: "mine" }),
    ],
    ["a row that its events do not give", "I2", (valid) => (rowOf(valid, valid.mail).status = "failed")],
    [
      "an event that is gone",
      "I2",
      ({ run }) => (run.events = run.events.filter(({ type }) => type !== "action.started")),
    ],
    [
      "two ends",
      "I2",
      (valid) =>
        append(valid, event(valid.mail, 9, "action.succeeded", { from: "running", to: "succeeded", fence: 1 })),
    ],
    [
      "an arrow that is not in the table",
      "I2",
      (valid) => append(valid, event(valid.mail, 9, "action.failed", { from: "held", to: "failed" })),
    ],
    [
      "events without a row",
      "I2",
      (valid) => append(valid, event(newId(), 9, "action.held", { from: "new", to: "held" })),
    ],
    ["an effect before the approval", "I3 unapproved", ({ run }) => (first(run.votes).votedAt = at(9))],
    ["an effect after the approval was void", "I3 unapproved", ({ run }) => (first(run.votes).voidedAt = at(6))],
    ["an approval of something else", "I3 unapproved", ({ run }) => (first(run.votes).digestSeen = "another")],
    ["an effect of another generation", "I3 unapproved", ({ run }) => (first(run.effects).generation = 2)],
    ["an effect before its action ran", "I3 unapproved", ({ run }) => (first(run.effects).intentAt = at(1))],
    [
      "an effect that the ledger does not know",
      "I3 unapproved",
      (valid) => valid.run.witness.arrivals.push({ ...arrival(valid), key: "another" }),
    ],
    ["an effect that came when all was over", "I3 unapproved", (valid) => (arrival(valid).at = at(50).getTime())],
    ["a second effect under one key", "I4 twice", (valid) => valid.run.witness.arrivals.push({ ...arrival(valid) })],
    [
      "a second try with other bytes",
      "I4",
      (valid) => valid.run.witness.arrivals.push({ ...arrival(valid), bodyHash: "c", came: "repeat" }),
    ],
    ["other words than were pinned", "I4", (valid) => (arrival(valid).content.text = "Send money")],
    ["another recipient than was pinned", "I4", (valid) => (arrival(valid).content.to = "eve@example.com")],
    ["a mail that never arrived", "I4 lost", ({ run }) => (run.witness.arrivals = [])],
    [
      "a success without a ledger row",
      "I4 lost",
      ({ run, mail }) => (run.effects = run.effects.filter(({ actionId }) => actionId !== mail)),
    ],
    ["a member who was approved twice", "I4 twice", ({ run }) => (first(run.members).version = 3)],
    [
      "a member whose approval is gone",
      "I4 lost",
      ({ run }) => Object.assign(first(run.members), { version: 1, status: "pending" }),
    ],
    ["an effect of a target that was cancelled", "I4 twice", ({ run }) => (first(run.targets).status = "cancelled")],
    ["a target too few", "I5", ({ run }) => void run.targets.pop()],
    ["a target that was left over", "I5", ({ run }) => (first(run.targets).status = "pending")],
    [
      "a result that does not add up",
      "I5",
      (valid) => (rowOf(valid, valid.bulk).result = rowOf(valid, valid.mail).result),
    ],
    [
      "a result that nobody can read",
      "I5",
      (valid) => (rowOf(valid, valid.bulk).result = { targets: { succeeded: 2 } }),
    ],
    ["a person who counts twice", "I6", ({ run }) => run.votes.push({ ...first(run.votes) })],
    ["a vote on one's own action", "I6", (valid) => (rowOf(valid, valid.bulk).submitter = EVAN)],
    ["a vote that came too late", "I6", ({ run }) => (first(run.requests).expiresAt = at(4))],
    [
      "an approval with votes missing",
      "I6",
      ({ run }) => (first(run.requests).quorum = [{ role: "operator", count: 2 }]),
    ],
    [
      "life after the end",
      "I7",
      (valid) => append(valid, event(valid.mail, 9, "action.resumed", { from: "running", to: "running", fence: 2 })),
    ],
    [
      "a winner whom the trail does not know",
      "I7",
      ({ run, bulk }) =>
        run.witness.called.push({ verb: "cancel", actor: EVAN, actionId: bulk, status: 200, code: null }),
    ],
    ["a loser whose vote counted", "I7", ({ run }) => (first(run.witness.called).status = 409)],
    [
      "a fence that does not grow",
      "I8",
      (valid) => append(valid, event(valid.mail, 9, "action.resumed", { from: "running", to: "running", fence: 1 })),
    ],
    [
      "an end under an old fence",
      "I8",
      (valid) => append(valid, event(valid.mail, 9, "action.retried", { from: "running", to: "queued", fence: 0 })),
    ],
    ["a ledger row under a fence that nobody had", "I8", ({ run }) => (first(run.effects).fence = 7)],
    ["something due that lay too long", "I9", ({ run }) => (run.witness.longestDueMs = 60_000)],
    ["an action that does not go on", "I9 lost", (valid) => (rowOf(valid, valid.mail).status = "running")],
    ["messages that were not sent", "I9", ({ run }) => (run.witness.drained = false)],
    ["a fault that was not done", "I10", ({ run }) => (run.witness.faults = [])],
    ["an agent beyond its cap", "I11", (valid) => (valid.run.params = { agentTargetsPerHour: 1 })],
    ["an approver beyond the cap", "I11", (valid) => (valid.run.params = { approverTargetsPerDay: 1 })],
    ["an effect behind a kill switch", "I12", ({ run }) => (first(run.witness.switchedOff).from = at(1).getTime())],
    ["an event that was changed", "I13", ({ run }) => (first(run.events).actorId = "somebody else")],
    [
      "persons' data that was changed",
      "I13",
      ({ run }) => run.secrets.push({ eventId: first(run.events).id, salt: Buffer.alloc(16), data: {} }),
    ],
    ["events that are not sealed", "I13", ({ run }) => (run.witness.proof.unsealed = 3)],
    ["an export that does not verify", "I13", ({ run }) => (run.witness.proof.exitCode = 1)],
    [
      "a verdict that its facts do not give",
      "I14",
      ({ run, mail }) =>
        run.witness.replay.mismatches.push({ actionId: mail, stored: "run, low", replayed: "hold, low" }),
    ],
    ["decisions that cannot be replayed", "I14", ({ run }) => (run.witness.replay.ofOtherCode = 1)],
    ["a read that changes something", "I15", ({ run }) => run.witness.reads.changedTables.push("actions")],
    ["that nothing was read", "I15", ({ run }) => (run.witness.reads.count = 0)],
  ];
  it.each(cases)("%s", (_, expected, spoil) => {
    expect(foundAfter(spoil)).toContain(expected);
  });
});
