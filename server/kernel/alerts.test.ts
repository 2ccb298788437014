import { eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { alerts } from "@/drizzle/schema/alerts";
import { outbox } from "@/drizzle/schema/outbox";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { unknownMail } from "@/server/testing/unknown-mail";
import { ALERTS, watchAlerts } from "./alerts";
import { claimActions } from "./claim";
import { drainOutbox } from "./drain-outbox";
import { newId } from "./key";
import { Resolution, resolveAction } from "./resolve";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
// What other tests have left must not be late meanwhile.
beforeEach(() => drainOutbox(scene.kernel, 500));
afterAll(() => scene.close());

const watch = () => watchAlerts(scene.kernel, ALERTS);
const told = async (name: keyof typeof ALERTS) => {
  const rows = await scene.db
    .select()
    .from(outbox)
    .where(like(outbox.dedupeKey, `alert:${name}:%`))
    .orderBy(outbox.id);
  return rows.map(({ dedupeKey }) => dedupeKey.split(":").slice(2).join(" "));
};
const episodeOf = async (name: keyof typeof ALERTS) =>
  (await scene.db.select().from(alerts).where(eq(alerts.name, name)))[0];
const queued = async () => {
  const input = { level: "digest", to: "all", title: newId(), body: "b" };
  return (await scene.submit(agent("scooby"), { action: "notification.send", input })).id;
};
const set = (id: string, columns: object) => scene.db.update(actions).set(columns).where(eq(actions.id, id));
const ago = (seconds: number) => sql`now() - ${seconds} * interval '1 second'`;

describe("outcomes that nobody knows", () => {
  it("are told once while they last, however often and by however many it is looked at, and once when over", async () => {
    const { id } = await unknownMail(scene);
    await Promise.all([watch(), watch(), watch()]);
    await unknownMail(scene).then((other) => watch().then(() => resolve(other.id)));
    await watch();
    expect(await told("unknown_effects")).toEqual(["1"]);
    await resolve(id);
    await Promise.all([watch(), watch()]);
    expect(await told("unknown_effects")).toEqual(["1", "1 cleared"]);
    expect(await episodeOf("unknown_effects")).toMatchObject({ episode: 1, clearedAt: expect.any(Date) });
  });

  it("that come again are another episode", async () => {
    const { id } = await unknownMail(scene);
    await watch();
    await resolve(id);
    await watch();
    expect((await told("unknown_effects")).slice(2)).toEqual(["2", "2 cleared"]);
  });
});

const resolve = (id: string) =>
  resolveAction(
    scene.kernel,
    scene.evan,
    id,
    Resolution.parse({ targets: [{ n: 0, outcome: "happened" }], evidence: "e", note: "n" }),
  );

it("work that nobody hands over is told after half a minute, and not before", async () => {
  const id = await queued();
  await set(id, { notBefore: ago(20) });
  await watch();
  expect(await told("relay_lag")).toEqual([]);
  await set(id, { notBefore: ago(31) });
  await watch();
  expect(await told("relay_lag")).toEqual(["1"]);
  await set(id, { dispatchedAt: new Date() });
  await watch();
  expect(await told("relay_lag")).toEqual(["1", "1 cleared"]);
});

it("an action whose worker is gone is told once nobody has taken it over for a minute; a canary's pause is none", async () => {
  const [stuck, paused] = [await queued(), await queued()];
  await claimActions(scene.kernel, "w", [stuck, paused]);
  await set(paused, { stageHoldAt: new Date(), leaseUntil: null });
  await set(stuck, { leaseUntil: ago(50) });
  await watch();
  expect(await told("stuck_actions")).toEqual([]);
  await set(stuck, { leaseUntil: ago(61) });
  await watch();
  expect(await told("stuck_actions")).toEqual(["1"]);
});

it("somebody else's alert is watched in the same way", async () => {
  const late = (measure: number) => ({
    waiting: { ...ALERTS.stuck_actions, from: 30, measure: sql`${measure}::float`, text: (n: number) => `${n} s` },
  });
  const toldOf = () => scene.db.$count(outbox, like(outbox.dedupeKey, "alert:waiting:%"));
  await watchAlerts(scene.kernel, late(29));
  expect(await toldOf()).toBe(0);
  await watchAlerts(scene.kernel, late(30));
  expect(await toldOf()).toBe(1);
  await watchAlerts(scene.kernel, late(0));
  expect(await toldOf()).toBe(2);
});
