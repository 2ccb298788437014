import { describe, expect, it } from "vitest";
import { ACTION_STATUSES } from "@/drizzle/schema/actions";
import { ARROWS, OPEN_STATUSES, TERMINAL_STATUSES, isTerminal, next, sourcesOf } from "./states";
import type { ActionEvent, FromStatus } from "./states";

/** The agreed table, written out once more by hand: event, where it may start, where it ends. */
const TABLE: readonly [ActionEvent, string, string][] = [
  ["action.blocked_at_submit", "new", "blocked"],
  ["action.held", "new", "held"],
  ["action.queued_at_submit", "new", "queued"],
  ["action.voted", "held", "held"],
  ["action.approved", "held", "approved"],
  ["action.rejected", "held", "rejected"],
  ["action.expired", "held", "expired"],
  ["action.cancelled", "held approved queued", "cancelled"],
  ["action.revised", "held approved", "held"],
  ["action.blocked", "held approved queued", "blocked"],
  ["action.lapsed", "approved queued", "expired"],
  ["action.queued", "approved", "queued"],
  ["action.started", "queued", "running"],
  ["action.returned", "queued", "held"],
  ["action.resumed", "running", "running"],
  ["action.retried", "running", "queued"],
  ["action.succeeded", "running", "succeeded"],
  ["action.failed", "running", "failed"],
  ["action.uncertain", "running", "unknown"],
  ["action.resolved", "unknown", "succeeded failed queued"],
  ["action.stopped", "running", "cancelled"],
];

const FROM: readonly FromStatus[] = ["new", ...ACTION_STATUSES];
const everyPair = TABLE.flatMap(([event, from, to]) => FROM.map((start) => ({ event, from, to, start })));

describe("the table of arrows", () => {
  it("has exactly the agreed twenty-one, in their order", () => {
    const rows = ARROWS.map(({ event, from, to }) => [event, from.join(" "), to.join(" ")]);
    expect(rows).toEqual(TABLE);
    expect(ARROWS.map((arrow) => arrow.row)).toEqual(TABLE.map((_, i) => i + 1));
  });

  it("leads nowhere from any status the table does not name, and only to the named ends from the others", () => {
    for (const { event, from, to, start } of everyPair) {
      const allowed = from.split(" ").includes(start) ? to.split(" ") : [];
      const reached = ACTION_STATUSES.filter((end) => next(start, event, end) === end);
      expect(reached.toSorted(), `${start} by ${event}`).toEqual(allowed.toSorted());
      expect(next(start, event), `${start} by ${event}, end not named`).toBe(allowed.length === 1 ? allowed[0] : null);
    }
  });

  it("gives no way out of a terminal status", () => {
    for (const status of TERMINAL_STATUSES) {
      expect(isTerminal(status)).toBe(true);
      expect(ARROWS.filter((arrow) => (arrow.from as readonly string[]).includes(status))).toEqual([]);
    }
  });

  it("has a way to an end from every open status", () => {
    const leaves = (status: string) =>
      ARROWS.some(({ from, to }) => (from as readonly string[]).includes(status) && to.some((end) => end !== status));
    expect(OPEN_STATUSES.filter((status) => !leaves(status) || isTerminal(status))).toEqual([]);
  });

  it("calls every status either open or terminal, and none both", () => {
    expect([...OPEN_STATUSES, ...TERMINAL_STATUSES].toSorted()).toEqual(ACTION_STATUSES.toSorted());
  });

  it("never starts the update of a stored row at a status that no row has", () => {
    for (const { event } of ARROWS) expect(ACTION_STATUSES).toEqual(expect.arrayContaining(sourcesOf(event)));
    expect(sourcesOf("action.held")).toEqual([]);
    expect(sourcesOf("action.cancelled")).toEqual(["held", "approved", "queued"]);
  });
});
