import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { webhookEvents } from "@/drizzle/schema/webhook-events";
import { takeDueEvents } from "@/server/hooks/dispatch-events";
import { processEvent } from "@/server/hooks/process-event";
import { claimActions } from "@/server/kernel/claim";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { agent } from "@/server/testing/make";
import { postWebhook } from "@/server/testing/post-webhook";
import { unknownMail } from "@/server/testing/unknown-mail";
import { readHealth } from "./health";
import { readMetrics } from "./metrics";

let world: DatabaseApp;
let token: string;
beforeAll(async () => {
  world = await databaseApp();
  token = await world.staffToken(world.scene.evan);
});
afterAll(() => world.close());

const sampleOf = async (name: string) => {
  const headers = { authorization: `Bearer ${token}` };
  const text = await (await readMetrics(new Request("http://ops.test/api/metrics", { headers }))).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
};
const queued = async (title: string) => {
  const input = { level: "digest", to: "all", title, body: "b" };
  return (await world.scene.submit(agent("scooby"), { action: "notification.send", input })).id;
};
const set = (id: string, columns: object) => world.scene.db.update(actions).set(columns).where(eq(actions.id, id));

it("show webhooks that could not be processed, and those that nobody hands over", async () => {
  expect(await sampleOf("ops_webhooks_dead")).toBe(0);
  await postWebhook("resend", { type: "email.delivered" });
  const [due] = await takeDueEvents(world.scene.kernel, 1);
  await processEvent(world.scene.kernel, due?.id ?? "");
  expect(await sampleOf("ops_webhooks_dead")).toBe(1);
  await postWebhook("resend", { type: "email.delivered" });
  await world.scene.db
    .update(webhookEvents)
    .set({ notBefore: new Date(0) })
    .where(eq(webhookEvents.state, "received"));
  expect(await sampleOf("ops_relay_lag_seconds")).toBeGreaterThan(1_000);
});

it("show what nobody knows, what waits and what nobody takes over, and health counts the first", async () => {
  expect(await sampleOf("ops_actions_unknown")).toBe(0);
  await unknownMail(world.scene);
  expect(await sampleOf("ops_actions_unknown")).toBe(1);
  expect(await readHealth()).toMatchObject({ unknownActions: 1 });

  const left = await queued("left");
  await claimActions(world.scene.kernel, "w", [left]);
  expect(await sampleOf("ops_running_past_lease")).toBe(0);
  await set(left, { leaseUntil: new Date(0) });
  expect(await sampleOf("ops_running_past_lease")).toBe(1);

  expect(await sampleOf("ops_oldest_queued_seconds")).toBe(0);
  await set(await queued("late"), { notBefore: sql`now() - interval '40 seconds'` });
  expect(await sampleOf("ops_oldest_queued_seconds")).toBeGreaterThanOrEqual(40);
});
