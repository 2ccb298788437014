import { afterAll, beforeAll, expect, it } from "vitest";
import { outbox } from "@/drizzle/schema/outbox";
import { appendAudit } from "@/server/kernel/audit";
import { sealEvents } from "@/server/proofs/seal";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { testSigner } from "@/server/testing/test-signer";
import { readHealth } from "./health";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
  await world.app.redis.ping();
});
afterAll(() => world.close());

it("is ok while nothing waits, and degraded from half a minute's lag on", async () => {
  expect(await readHealth()).toEqual({
    status: "ok",
    postgres: "ok",
    redis: "ok",
    unknownActions: 0,
    relayLagSeconds: 0,
    outboxLagSeconds: 0,
    sealLagSeconds: 0,
    sealedEvents: 0,
  });
  const wait = async (seconds: number) => {
    const since = new Date(Date.now() - seconds * 1_000);
    const message = { topic: "notice.agent", dedupeKey: `${seconds}`, body: {}, createdAt: since, nextAt: since };
    await world.scene.db.insert(outbox).values(message);
    return readHealth();
  };
  expect(await wait(5)).toMatchObject({ status: "ok", outboxLagSeconds: expect.closeTo(5, -1) });
  expect(await wait(40)).toMatchObject({ status: "degraded", relayLagSeconds: 0 });
});

it("is degraded once events have waited half a minute for their seal", async () => {
  const actor = { kind: "system", id: "test" } as const;
  const write = (secondsAgo: number) =>
    world.scene.db.transaction((tx) =>
      appendAudit(tx, [{ type: "test.waits", at: new Date(Date.now() - secondsAgo * 1_000), actor, body: {} }]),
    );
  await world.scene.db.delete(outbox);
  await write(40);
  expect(await readHealth()).toMatchObject({ status: "degraded", sealLagSeconds: expect.closeTo(40, -1) });
  await sealEvents(world.scene.db, [testSigner()], 100);
  expect(await readHealth()).toMatchObject({ status: "ok", sealLagSeconds: 0, sealedEvents: 1 });
});
