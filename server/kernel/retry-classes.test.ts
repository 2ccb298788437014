import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import type { PortResult } from "./ports";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const problem = { code: "p", message: "p" };
const sendsMail = async () => {
  const { email } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to: email, templateKey: "welcome_investor", data };
  return (await scene.submit(agent("velma"), { action: "email.send_one", input })).id;
};
/** Status after every attempt, until there is no other, and how often the provider was asked. */
const lifeOf = async (keyWindowMs: number | null, ...answers: PortResult[]) => {
  const id = await sendsMail();
  const world = fakeWorld(() => answers.shift() ?? { outcome: "done", providerId: "m" });
  const effects = { ...world, mail: { ...world.mail, keyWindowMs } };
  const statuses: string[] = [];
  for (;;) {
    const status = await runAction(scene.kernel, id, effects);
    if (status === "gone") break;
    statuses.push(status);
    if (status !== "queued") continue;
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, id));
  }
  return { statuses, asked: world.mails.length };
};

const HOUR_MS = 3_600_000;
const DONE: PortResult = { outcome: "done", providerId: "m" };
const PERMANENT: PortResult = { outcome: "failed", problem };
const RETRYABLE: PortResult = { outcome: "retry", problem };
const UNKNOWN: PortResult = { outcome: "unknown", problem };

describe("what a port answers decides alone whether there is another try", () => {
  it.each<[string, number | null, PortResult[], string[], number]>([
    ["done: none", null, [DONE], ["succeeded"], 1],
    ["permanent: none", HOUR_MS, [PERMANENT], ["failed"], 1],
    ["retryable: until it is done", null, [RETRYABLE, DONE], ["queued", "succeeded"], 2],
    ["retryable: then permanent", null, [RETRYABLE, PERMANENT], ["queued", "failed"], 2],
    ["retryable: until attempts are spent", null, Array(9).fill(RETRYABLE), ["queued", "queued", "failed"], 3],
    ["unknown, without keys: none, ever", null, [UNKNOWN], ["unknown"], 1],
    ["unknown, within the window: under the same key", HOUR_MS, [UNKNOWN, DONE], ["queued", "succeeded"], 2],
    ["unknown, then permanent: not known all the same", HOUR_MS, [UNKNOWN, PERMANENT], ["queued", "unknown"], 2],
    ["unknown, to the end", HOUR_MS, Array(9).fill(UNKNOWN), ["queued", "queued", "unknown"], 3],
    [
      "unknown, then retryable to the end",
      HOUR_MS,
      [UNKNOWN, RETRYABLE, RETRYABLE],
      ["queued", "queued", "unknown"],
      3,
    ],
  ])("%s", async (_class, ...[windowMs, answers, statuses, asked]) => {
    expect(await lifeOf(windowMs, ...answers)).toEqual({ statuses, asked });
  });
});
