import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeMember } from "@/server/testing/make";
import { until } from "@/server/testing/until";
import { startWorkerProcess } from "@/server/testing/worker-process";
import type { WorkerProcess } from "@/server/testing/worker-process";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

let world: DatabaseApp;
let worker: WorkerProcess;
beforeAll(async () => {
  world = await databaseApp();
  const { url: redisUrl } = world.redis;
  worker = await startWorkerProcess({ databaseUrl: world.scene.url, redisUrl, env: { LOG_LEVEL: "debug" } });
});
afterAll(async () => {
  await worker.stop();
  await world.close();
});

const submit = async (key: string, body: unknown, headers = {}) => {
  const { body: answer } = await world.call("POST /actions", { key, body, headers });
  return String(answer.id);
};
const linesAbout = (actionId: string) => worker.lines().filter((line) => line.actionId === actionId);
const said = (actionId: string) => linesAbout(actionId).map(({ msg }) => msg);

it("the trace of the request that submitted an action is on its row, and in the lines of relay and worker", async () => {
  const velma = await world.agentKey("velma");
  const { email: to } = await makeMember(world.scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const mail = { action: "email.send_one", input: { to, templateKey: "welcome_investor", data } };
  const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
  const notice = { action: "notification.send", input: { level: "digest", to: "all", title: "t", body: "b" } };
  const ids = await Promise.all([submit(velma, mail, { traceparent }), submit(velma, notice, { traceparent })]);
  for (const id of ids) {
    expect((await world.scene.rowOf(id)).traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    const seen = await until(
      "both lines",
      () => Promise.resolve(said(id)),
      (all) => all.length >= 2,
    );
    expect(seen).toEqual(["an action was handed over", "an attempt ended"]);
    expect(new Set(linesAbout(id).map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  }
  expect(JSON.stringify(worker.lines())).not.toContain(to);
});

it("an action whose submitter sent none has a trace of its own", async () => {
  const scooby = await world.agentKey("scooby");
  const notice = { action: "notification.send", input: { level: "digest", to: "all", title: "u", body: "b" } };
  const id = await submit(scooby, notice, { traceparent: "nonsense" });
  expect((await world.scene.rowOf(id)).traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
