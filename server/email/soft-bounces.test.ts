import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { softBounces } from "@/drizzle/schema/mail";
import { newId } from "@/server/kernel/key";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { until } from "@/server/testing/until";
import { waitingForLocks } from "@/server/testing/waiting-for-locks";
import { countSoftBounces } from "./soft-bounces";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const AT = new Date("2026-03-01T12:00:00Z");
const DAY_MS = 86_400_000;
const newAddress = () => `${newId()}@example.com`;

const kernel = () => scene.withPolicy({ softBouncesUntilClosed: 2, softBounceWindowDays: 14 });
const tell = (eventId: string, addresses: readonly string[], daysLater = 0) =>
  scene.db.transaction(async (tx) => {
    const occurredAt = new Date(AT.getTime() + daysLater * DAY_MS);
    return (await countSoftBounces(tx, kernel(), { provider: "resend", eventId, occurredAt }, addresses)).addresses;
  });

describe("bounces that may pass", () => {
  it("close an address when enough have come within the time, in whatever order they are told", async () => {
    const email = newAddress();
    expect(await tell("late", [email], 20)).toEqual([]);
    expect(await tell("early", [email.toUpperCase()], 0)).toEqual([]);
    expect(await tell("between", [` ${email}`], 10)).toEqual([email]);
  });

  it("count once for one event, however often it is told and whatever it repeats", async () => {
    const email = newAddress();
    expect(await tell("same", [email, email])).toEqual([]);
    expect(await tell("same", [email])).toEqual([]);
    expect(await tell("other", [email])).toEqual([email]);
  });

  it("that come at the same moment count each other, and close the address", async () => {
    const email = newAddress();
    const first = Promise.withResolvers<void>();
    const commit = Promise.withResolvers<void>();
    const one = scene.db.transaction(async (tx) => {
      const told = await countSoftBounces(tx, kernel(), { provider: "p", eventId: "a", occurredAt: AT }, [email]);
      first.resolve();
      await commit.promise;
      return told.addresses;
    });
    await first.promise;
    // The other one comes while the first is not committed: it waits for it instead of looking past it.
    let isOver = false;
    const two = tell("b", [email]).finally(() => (isOver = true));
    await until("the second to wait or end", async () => isOver || (await waitingForLocks(scene.db)) > 0, Boolean);
    commit.resolve();
    expect(await Promise.all([one, two])).toEqual([[], [email]]);
  });

  it("of the same addresses in another order wait for each other instead of for ever", async () => {
    const [a, b] = [newAddress(), newAddress()];
    const rounds = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? [a, b] : [b, a]));
    await Promise.all(rounds.map((addresses, n) => tell(`round-${n}`, addresses)));
    const [row] = await scene.db.select().from(softBounces).where(eq(softBounces.email, a));
    expect(Object.keys(row?.bounces ?? {})).toHaveLength(20);
  });
});
