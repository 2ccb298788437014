import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendBuckets } from "@/drizzle/schema/campaigns";
import { newId } from "@/server/kernel/key";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { until } from "@/server/testing/until";
import { waitingForLocks } from "@/server/testing/waiting-for-locks";
import { takeRoom } from "./take-room";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const NOW = new Date("2026-03-01T12:00:00Z");
const limit = (scope: string, perHour = 6_000) => ({ scope, perHour });
const take = (limits: Parameters<typeof takeRoom>[1], wanted: number, now = NOW) =>
  database.db.transaction((tx) => takeRoom(tx, limits, wanted, now));

describe("room to send", () => {
  it("is as much as the narrowest limit has, and is taken from all of them", async () => {
    const [wide, narrow] = [`domain:${newId()}`, `action:${newId()}`];
    expect(await take([limit(wide), limit(narrow, 240)], 50)).toMatchObject({ count: 4 });
    const left = await database.db
      .select()
      .from(sendBuckets)
      .where(sql`scope in (${wide}, ${narrow})`);
    expect(new Map(left.map(({ scope, tokens }) => [scope, tokens]))).toEqual(
      new Map([
        [wide, 96],
        [narrow, 0],
      ]),
    );
  });

  it("comes back with time, and says when", async () => {
    const scope = `action:${newId()}`;
    const { count, moreAt } = await take([limit(scope, 240)], 10);
    expect(count).toBe(4);
    expect(moreAt.getTime()).toBeGreaterThan(NOW.getTime());
    expect(await take([limit(scope, 240)], 4, moreAt)).toMatchObject({ count: 4 });
  });

  it("is never given twice, however many ask at once", async () => {
    const scope = `domain:${newId()}`;
    const taken = await Promise.all(
      Array.from({ length: 8 }, () => take([limit(scope, 1_800), limit(`action:${newId()}`)], 10)),
    );
    expect(taken.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  });

  it("is taken by two that name their limits in other orders, without a deadlock", async () => {
    const [a, b] = [`action:${newId()}`, `domain:${newId()}`];
    await take([limit(a), limit(b)], 1);
    const release = Promise.withResolvers<void>();
    const isHeld = Promise.withResolvers<void>();
    const holder = database.db.transaction(async (tx) => {
      await tx.execute(sql`select from ${sendBuckets} where scope = ${b} for update`);
      isHeld.resolve();
      await release.promise;
    });
    await isHeld.promise;
    // Whoever locks one after the other in the order given: this one waits for b first, and then wants a.
    const second = take([limit(b), limit(a)], 1);
    await until(
      "one to wait",
      () => waitingForLocks(database.db),
      (count) => count === 1,
    );
    // And this one has a, and wants b.
    const first = take([limit(a), limit(b)], 1);
    await until(
      "both to wait",
      () => waitingForLocks(database.db),
      (count) => count === 2,
    );
    release.resolve();
    await holder;
    expect(await Promise.all([first, second])).toMatchObject([{ count: 1 }, { count: 1 }]);
  });
});
