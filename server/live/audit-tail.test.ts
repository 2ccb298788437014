import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, Tx } from "@/server/db";
import { appendAudit } from "@/server/kernel/audit";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { until } from "@/server/testing/until";
import { AuditTail, parseCursor, readEventsAfter, readTailEnd } from "./audit-tail";
import type { TailEvent } from "./audit-tail";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const actor = { kind: "system", id: "test" } as const;
const write = (tx: Tx, ...types: string[]) =>
  appendAudit(
    tx,
    types.map((type) => ({ type, at: new Date(), actor, body: {} })),
  );
const commit = (...types: string[]) => database.db.transaction((tx) => write(tx, ...types));
const typesAfter = async (reader: Db, cursor = { writer: "0", position: "0" }) =>
  (await readEventsAfter(reader, cursor)).map((event) => event.type);
/** What the tail has told so far. */
const heard = async (tail: AuditTail) => {
  const events: TailEvent[] = [];
  const stop = await tail.listen((more) => events.push(...more));
  return { events, stop, types: () => events.map((event) => event.type) };
};

describe("the end of the trail", () => {
  it("stays before whatever a running transaction may still add", async () => {
    await commit("settled.first");
    const end = await readTailEnd(database.db);
    let letCommit: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letCommit = resolve));
    let hasWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (hasWritten = resolve));
    const slow = database.db.transaction(async (tx) => {
      await write(tx, "slow");
      hasWritten();
      await gate;
    });
    await written;
    await commit("quick");
    // "quick" is committed, but "slow" will stand before it: telling it now would lose "slow" to every cursor.
    expect(await typesAfter(database.db, end)).toEqual([]);
    letCommit();
    await slow;
    await until(
      "both",
      () => typesAfter(database.db, end),
      (seen) => seen.length === 2,
    );
    expect(await typesAfter(database.db, end)).toEqual(["slow", "quick"]);
  });

  it.each(["", "1", "1-", "-1", "a-b", "1-2-3", "1--2", `${"9".repeat(21)}-1`])("is not what %j says", (cursor) => {
    expect(parseCursor(cursor)).toBeNull();
  });
});

describe("the tail", () => {
  it("tells everything that is committed once listening has begun, from the first moment on", async () => {
    const rounds = Array.from({ length: 20 }, (_, i) => `round.${i}`);
    for (const round of rounds) {
      const tail = new AuditTail(database.db);
      const { stop, types } = await heard(tail);
      await commit(round);
      tail.wake();
      await until(
        round,
        async () => types(),
        (seen) => seen.includes(round),
      );
      expect(types()).toEqual([round]);
      stop();
      tail.wake();
    }
  });

  it("tells the same to everybody who listens, in one order, and nothing to who has stopped", async () => {
    const tail = new AuditTail(database.db);
    const [one, two, gone] = [await heard(tail), await heard(tail), await heard(tail)];
    gone.stop();
    await Promise.all([commit("a.1", "a.2"), commit("b.1", "b.2"), commit("c.1")]);
    tail.wake();
    await until(
      "five events",
      async () => one.types(),
      (seen) => seen.length === 5,
    );
    expect(two.types()).toEqual(one.types());
    expect(gone.events).toEqual([]);
    one.stop();
    two.stop();
    tail.wake();
  });

  it("goes through more than one page without losing its place", async () => {
    const tail = new AuditTail(database.db);
    const { stop, types } = await heard(tail);
    const many = Array.from({ length: 1_200 }, (_, i) => `page.${i}`);
    await commit(...many);
    tail.wake();
    await until(
      "every page",
      async () => types().length,
      (seen) => seen >= many.length,
    );
    expect(types()).toEqual(many);
    stop();
    tail.wake();
  });

  it("says since when it cannot read, and refuses a new listener instead of leaving it deaf", async () => {
    const away = await testDatabase();
    const tail = new AuditTail(away.db);
    const { stop } = await heard(tail);
    await away.close();
    tail.wake();
    await until(
      "a stall",
      async () => tail.stalledSince,
      (since) => since !== null,
    );
    stop();
    tail.wake();
    await expect(new AuditTail(away.db).listen(() => undefined)).rejects.toThrow();
  });
});
