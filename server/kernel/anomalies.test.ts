import { like } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notifications } from "@/drizzle/schema/notifications";
import { outbox } from "@/drizzle/schema/outbox";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent } from "@/server/testing/make";
import { testKernel } from "@/server/testing/test-kernel";
import { Submission } from "./admit";
import { noticeAnomalies } from "./anomalies";
import { drainOutbox } from "./drain-outbox";
import type { Kernel } from "./kernel";
import { newId } from "./key";
import { submitActions } from "./submit";

let scene: DatabaseScene;
let kernel: Kernel;
let now: Date;
const start = Date.parse("2026-03-02T00:00:00Z");
const at = (days: number, hours = 0, minutes = 0) => {
  now = new Date(start + ((days * 24 + hours) * 60 + minutes) * 60_000);
};

// Each test has a history of its own.
beforeEach(async () => {
  scene = await databaseScene();
  kernel = testKernel(scene.db, { clock: () => now });
  at(0);
});
afterEach(() => scene.close());

const DATA = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };

async function submit(name: string, times: number, action = "notification.send"): Promise<void> {
  const input = () =>
    action === "notification.send"
      ? { level: "digest", to: "all", title: newId(), body: "b" }
      : { to: `${newId()}@example.com`, templateKey: "welcome_investor", data: DATA };
  const entries = Array.from({ length: times }, () => ({
    actor: agent(name),
    submission: Submission.parse({ action, input: input() }),
  }));
  for (const result of await submitActions(kernel, entries)) if (!result.ok) throw result.error;
}

const told = async () => {
  const rows = await scene.db.select().from(outbox).where(like(outbox.dedupeKey, "anomaly:%")).orderBy(outbox.id);
  return rows.map(({ dedupeKey }) => dedupeKey.slice("anomaly:".length));
};

describe("a kind that an agent has never asked for", () => {
  it("is told once, with the way to the list of it, when the agent has been known for a week", async () => {
    await submit("daphne", 1);
    at(8);
    await submit("daphne", 1, "email.send_one");
    await Promise.all([noticeAnomalies(kernel), noticeAnomalies(kernel)]);
    await submit("daphne", 1, "email.send_one");
    await noticeAnomalies(kernel);
    expect(await told()).toEqual(["new_kind:daphne:email.send_one"]);
    await drainOutbox(kernel, 100);
    const [notice] = await scene.db.select().from(notifications).where(like(notifications.dedupeKey, "anomaly:%"));
    expect(notice).toMatchObject({
      audience: "role:operator",
      title: "daphne asks for something new",
      path: "/approvals?agent=daphne&action=email.send_one&status=&sort=submitted.desc",
    });
  });

  it("is nothing new in an agent's first days, nor after them", async () => {
    await submit("daphne", 1);
    at(6);
    await submit("daphne", 1, "email.send_one");
    await noticeAnomalies(kernel);
    at(9);
    await submit("daphne", 1, "email.send_one");
    await noticeAnomalies(kernel);
    expect(await told()).toEqual([]);
  });

  it("is old news after a day, so that a first look at a long history tells nothing", async () => {
    await submit("daphne", 1);
    at(8);
    await submit("daphne", 1, "email.send_one");
    at(9, 1);
    expect(await noticeAnomalies(kernel)).toBe(0);
  });

  it("is new for each agent by itself", async () => {
    await submit("daphne", 1);
    await submit("velma", 1);
    await submit("velma", 1, "email.send_one");
    at(8);
    await submit("daphne", 1, "email.send_one");
    await submit("velma", 1, "email.send_one");
    await noticeAnomalies(kernel);
    expect(await told()).toEqual(["new_kind:daphne:email.send_one"]);
  });
});

describe("an hour far busier than an agent's busiest", () => {
  it("is told once beyond three times the busiest of two weeks, and not at it", async () => {
    await submit("daphne", 10);
    at(13, 23);
    await submit("daphne", 30);
    expect(await noticeAnomalies(kernel)).toBe(0);
    await submit("daphne", 1);
    expect(await noticeAnomalies(kernel)).toBe(1);
    await submit("daphne", 5);
    expect(await noticeAnomalies(kernel)).toBe(0);
    expect(await told()).toEqual(["volume:daphne:2026-03-15T23:00:00.000Z"]);
  });

  it("that goes on as it began is the same episode", async () => {
    await submit("daphne", 1);
    at(8, 10);
    await submit("daphne", 40);
    await noticeAnomalies(kernel);
    at(8, 11);
    await submit("daphne", 100);
    await noticeAnomalies(kernel);
    expect(await told()).toHaveLength(1);
    at(8, 12);
    await submit("daphne", 301);
    await noticeAnomalies(kernel);
    expect(await told()).toHaveLength(2);
  });

  it("needs more than twenty, and what was long ago is no measure", async () => {
    await submit("daphne", 50);
    at(15);
    await submit("daphne", 20);
    expect(await noticeAnomalies(kernel)).toBe(0);
    await submit("daphne", 1);
    expect(await noticeAnomalies(kernel)).toBe(1);
  });

  it("is not looked for in an agent's first week, whose usual hour nobody knows", async () => {
    at(1);
    await submit("daphne", 60);
    expect(await noticeAnomalies(kernel)).toBe(0);
  });
});

it("what is unusual changes no verdict", async () => {
  await submit("daphne", 1);
  at(8);
  await submit("daphne", 40);
  const input = { level: "digest", to: "all", title: newId(), body: "b" };
  const verdict = async () =>
    (await scene.submit(agent("daphne"), { action: "notification.send", input }, kernel)).decision;
  const before = await verdict();
  expect(await noticeAnomalies(kernel)).toBe(1);
  input.title = newId();
  expect(await verdict()).toEqual(before);
});
