import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suppressions } from "@/drizzle/schema/mail";
import { webhookAttempts, webhookEvents } from "@/drizzle/schema/webhook-events";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { newId } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { postWebhook } from "@/server/testing/post-webhook";
import { testSettings } from "@/server/testing/test-settings";
import { unknownMail } from "@/server/testing/unknown-mail";
import { until } from "@/server/testing/until";
import { effects as ledger } from "@/drizzle/schema/effects";
import { startWorker } from "./start-worker";
import type { RunningWorker } from "./start-worker";

let world: DatabaseApp;
let worker: RunningWorker;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(async () => {
  await worker.stop();
  await world.close();
});

const complaint = (email: string) => ({
  type: "email.complained",
  created_at: "2026-01-05T09:00:00Z",
  data: { email_id: newId(), to: [email] },
});
const closed = (emails: readonly string[]) =>
  world.scene.db.$count(suppressions, inArray(suppressions.email, [...emails]));

describe("Redis that loses everything between the door and the worker", () => {
  it("costs time and nothing else: each event is processed, and once", async () => {
    const emails = Array.from({ length: 30 }, () => `${newId()}@example.com`);
    for (const email of emails.slice(0, 15)) await postWebhook("resend", complaint(email));
    // Handed over to a Redis that forgets it before anybody has taken the job.
    expect(await takeDueEvents(world.scene.kernel, 100)).toHaveLength(15);
    await world.redis.flush();
    worker = await startWorker(testSettings({ databaseUrl: world.scene.url, redisUrl: world.redis.url }));
    for (const email of emails.slice(15)) await postWebhook("resend", complaint(email));
    await world.redis.flush();
    await until(
      "all closed",
      () => closed(emails),
      (seen) => seen === emails.length,
    );
    const open = inArray(webhookEvents.state, ["received", "failed"]);
    await until(
      "all ended",
      () => world.scene.db.$count(webhookEvents, open),
      (seen) => seen === 0,
    );
    expect(await world.scene.db.$count(webhookAttempts)).toBe(emails.length);
  });
});

describe("a worker process", () => {
  it("settles the action that waited for the news", async () => {
    const { id } = await unknownMail(world.scene);
    const [effect] = await world.scene.db.select().from(ledger).where(eq(ledger.actionId, id));
    const data = { to: [], tags: { effect_key: effect?.effectKey } };
    await postWebhook("resend", { type: "email.delivered", created_at: "2026-01-05T09:00:00Z", data });
    const status = await until(
      "its end",
      async () => (await world.scene.rowOf(id)).status,
      (seen) => seen !== "unknown",
    );
    expect(status).toBe("succeeded");
  });

  it("does nothing for a job that nobody of ours has made: of an event that is over, or of none", async () => {
    const before = await world.scene.db.$count(webhookAttempts);
    const [over] = await world.scene.db
      .select()
      .from(webhookEvents)
      .where(eq(webhookEvents.state, "processed"))
      .limit(1);
    const ids = [over?.id ?? "", newId()];
    await world.app.queues.add(
      ids.map((webhookId, i) => {
        const data = { name: "webhook.process" as const, webhookId };
        return { queue: "webhook" as const, bullId: `forged-${i}`, priority: 1, data };
      }),
    );
    for (const i of ids.keys()) {
      await until(
        "its end",
        () => world.app.queues.stateOf("webhook", `forged-${i}`),
        (state) => state === "over",
      );
    }
    expect(await world.scene.db.$count(webhookAttempts)).toBe(before);
    expect(
      await world.scene.db
        .select()
        .from(webhookEvents)
        .where(eq(webhookEvents.id, over?.id ?? "")),
    ).toEqual([over]);
  });
});
