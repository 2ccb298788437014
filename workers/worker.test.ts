import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "@/drizzle/schema/actions";
import { localMails } from "@/drizzle/schema/mail";
import { members } from "@/drizzle/schema/members";
import { notifications } from "@/drizzle/schema/notifications";
import { Submission } from "@/server/kernel/admit";
import { decideAction } from "@/server/kernel/decide";
import type { Kernel } from "@/server/kernel/kernel";
import { submitActions } from "@/server/kernel/submit";
import { testDatabase } from "@/server/testing/database";
import type { TestDatabase } from "@/server/testing/database";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { testRedis } from "@/server/testing/redis";
import { testKernel } from "@/server/testing/test-kernel";
import { testSettings } from "@/server/testing/test-settings";
import { until } from "@/server/testing/until";
import { startWorker } from "./start-worker";
import type { RunningWorker } from "./start-worker";

let database: TestDatabase;
let redis: Awaited<ReturnType<typeof testRedis>>;
let worker: RunningWorker;
let kernel: Kernel;

beforeAll(async () => {
  database = await testDatabase();
  redis = await testRedis();
  kernel = testKernel(database.db);
  worker = await startWorker(testSettings({ databaseUrl: database.url, redisUrl: redis.url }));
});
afterAll(async () => {
  await worker.stop();
  await redis.close();
  await database.close();
});

async function submit(name: string, submission: Record<string, unknown>) {
  const [result] = await submitActions(kernel, [{ actor: agent(name), submission: Submission.parse(submission) }]);
  if (!result?.ok) throw result?.error ?? new Error("no result");
  return result.answer;
}

const statusOf = async (id: string) => {
  const [row] = await database.db.select({ status: actions.status }).from(actions).where(eq(actions.id, id));
  return row?.status;
};
const untilStatus = (id: string, status: string) =>
  until(
    `${status}`,
    () => statusOf(id),
    (seen) => seen === status,
  );

describe("a worker process", () => {
  it("sends what policy lets run, once, without a person", async () => {
    const member = await makeMember(database.db, { status: "active" });
    const { id, status } = await submit("velma", {
      action: "email.send_one",
      input: {
        to: member.email,
        templateKey: "welcome_investor",
        data: { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" },
      },
    });
    expect(status).toBe("queued");
    await untilStatus(id, "succeeded");
    const mails = await database.db.select().from(localMails).where(eq(localMails.to, member.email));
    expect(mails).toHaveLength(1);
  });

  it("performs an approved action although Redis was flushed after the approval", async () => {
    const evan = await makeStaff(database.db, "operator");
    const member = await makeMember(database.db);
    const { id, pinnedDigest } = await submit("shaggy", { action: "user.approve", input: { userId: member.id } });
    await decideAction(kernel, evan, id, { verdict: "approve", digest: pinnedDigest, channel: "api" });
    await redis.flush();
    await untilStatus(id, "succeeded");
    const [after] = await database.db.select().from(members).where(eq(members.id, member.id));
    expect(after).toMatchObject({ status: "active", version: 2 });
  });

  it("expires what nobody decided, and tells operators of what waits", async () => {
    const member = await makeMember(database.db);
    const { id } = await submit("shaggy", { action: "user.approve", input: { userId: member.id } });
    const notices = () => database.db.select().from(notifications).where(eq(notifications.actionId, id));
    await until("a notice", notices, (seen) => seen.length > 0);
    await database.db
      .update(actions)
      .set({ expiresAt: new Date(0) })
      .where(eq(actions.id, id));
    expect(await untilStatus(id, "expired")).toBe("expired");
  });
});
