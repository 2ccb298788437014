import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notifications } from "@/drizzle/schema/notifications";
import { readNotices } from "@/server/api/reads/notices";
import { disableStaff } from "@/server/auth/staff";
import { drainOutbox } from "@/server/kernel/drain-outbox";
import { setAgentOwner } from "@/server/staffing/agent-owner";
import { makeStaff } from "@/server/testing/make";
import { scooby, taskScene, velma } from "@/server/testing/database-tasks";
import type { TaskScene } from "@/server/testing/database-tasks";

let scene: TaskScene;
beforeAll(async () => {
  scene = await taskScene();
});
afterAll(() => scene.close());

const audienceOf = async (taskId: string) => {
  const rows = await scene.db
    .select({ audience: notifications.audience, body: notifications.body })
    .from(notifications)
    .where(sql`${notifications.taskId} = ${taskId}`);
  return rows.map(({ audience }) => audience);
};
const escalated = async (id: string) => {
  await scene.escalate(velma, id);
  while ((await drainOutbox(scene.kernel, 100)) > 0);
  return audienceOf(id);
};

describe("an escalation", () => {
  it("lands in the bell of who asked for the work", async () => {
    const maya = await makeStaff(scene.db, "support", "Maya");
    const { id } = await scene.open(maya);
    expect(await escalated(id)).toEqual([`staff:${maya.id}`]);
    const bell = await readNotices(scene.db, { ...maya, name: "Maya", email: "maya@hedgeco.example" });
    expect(bell.items[0]).toMatchObject({ taskId: id, level: "alert", body: "Which of the two?", unread: true });
  });

  it("goes to whoever owns the agent when an agent asked, and to the role of its file when nobody does", async () => {
    const first = await scene.open(scooby);
    expect(await escalated(first.id)).toEqual(["role:support"]);
    const owner = await makeStaff(scene.db, "editor", "Claire");
    await setAgentOwner(scene.db, scene.evan, { agent: "velma", ownerId: owner.id });
    const second = await scene.open(scooby);
    expect(await escalated(second.id)).toEqual([`staff:${owner.id}`]);
    await setAgentOwner(scene.db, scene.evan, { agent: "velma", ownerId: null });
  });

  it("never goes to somebody who has left", async () => {
    const tom = await makeStaff(scene.db, "support", "Tom");
    const { id } = await scene.open(tom);
    await disableStaff(scene.db, scene.evan, tom.id);
    expect(await escalated(id)).toEqual(["role:support"]);
  });

  it("is answered by who was asked or an operator, and by nobody else", async () => {
    const [maya, tom] = [await makeStaff(scene.db, "support", "Maya"), await makeStaff(scene.db, "support", "Tom")];
    const { id } = await scene.open(maya);
    await scene.escalate(velma, id);
    for (const other of [tom, velma, scooby])
      await expect(scene.answer(other, id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await scene.answer(maya, id)).toMatchObject({ status: "open", assignee: "velma" });
    await scene.escalate(velma, id);
    expect(await scene.answer(scene.evan, id, "fred")).toMatchObject({ status: "open", assignee: "fred" });
  });
});
