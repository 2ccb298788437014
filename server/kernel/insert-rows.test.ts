import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { passkeys } from "@/drizzle/schema/staff";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { makeStaff } from "@/server/testing/make";
import { insertNewRows, insertRows } from "./insert-rows";
import { newId } from "./key";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = new Date("2026-03-01T10:20:30.456Z");
const HOSTILE = [
  `"quotes" and 'apostrophes'`,
  "back\\slash \\u0041",
  "line\nfeed\ttab",
  "日本語 🦊 \u202f",
  "null",
  "{}",
  "",
];

describe("inserting rows as one JSON parameter", () => {
  it("stores every type as the query builder does", async () => {
    const ids = HOSTILE.map(() => newId());
    const rows = HOSTILE.map((text, i) => ({
      id: ids[i] ?? "",
      ...{ at, type: "test", actionId: i % 2 ? newId() : null, generation: i },
      ...{ actorKind: "system" as const, actorId: text, body: { text, list: [1, null, "x"], nested: { deep: true } } },
      leaf: Buffer.from([0, 255, i, 92, 120]),
    }));
    const { db } = database;
    await db.transaction((tx) => insertRows(tx, auditEvents, rows));
    const stored = await db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.type, "test"))
      .orderBy(asc(auditEvents.generation));
    expect(stored.map(({ position: _p, writer: _w, ...row }) => row)).toEqual(rows);
    expect(new Set(stored.map(({ writer }) => writer)).size).toBe(1);
  });

  it("stores bytes, arrays and defaults", async () => {
    const { id: staffId } = await makeStaff(database.db, "operator");
    const key = { id: "k", staffId, publicKey: Buffer.from("ff00", "hex"), counter: 4_294_967_296, backedUp: true };
    const more = { transports: ["usb", "a,b", '{"q"}'], label: "Key", createdAt: at };
    await database.db.transaction((tx) => insertRows(tx, passkeys, [{ ...key, ...more }]));
    expect(await database.db.select().from(passkeys)).toEqual([{ ...key, ...more, lastUsedAt: null }]);
    const eventId = newId();
    const secret = { eventId, salt: Buffer.alloc(16, 7), data: { reason: null } };
    await database.db.transaction((tx) => insertRows(tx, auditPrivate, [secret]));
    expect(await database.db.select().from(auditPrivate).where(eq(auditPrivate.eventId, eventId))).toEqual([secret]);
  });

  it("leaves out what is there already, and says what was not", async () => {
    const insert = (event: string) =>
      database.db.transaction((tx) => insertNewRows(tx, auditEvents, [{ ...EVENT, id: event }]));
    const id = newId();
    expect(await insert(id)).toEqual(new Set([id]));
    expect(await insert(id)).toEqual(new Set());
  });
});

const EVENT = {
  ...{ at, type: "once", actorKind: "system" as const, actorId: "x", body: {}, leaf: Buffer.alloc(1) },
  ...{ actionId: null, generation: null },
};
