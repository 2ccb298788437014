import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq, sql } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema/audit";
import { TASK_STATUSES, tasks } from "@/drizzle/schema/tasks";
import { scooby, taskScene, velma } from "@/server/testing/database-tasks";
import type { TaskScene } from "@/server/testing/database-tasks";
import { trailDefects } from "@/server/testing/trail-defects";
import { TASK_ARROWS } from "./states";
import type { TaskEvent, TaskStatus } from "./states";

let scene: TaskScene;
beforeAll(async () => {
  scene = await taskScene();
});
afterAll(() => scene.close());

/** A task of velma's, opened by scooby, in this status. */
async function taskIn(status: TaskStatus): Promise<string> {
  const { id } = await scene.open(scooby);
  if (status === "open") return id;
  if (status === "cancelled") await scene.cancel(scooby, id);
  else await scene.accept(velma, id);
  if (status === "escalated") await scene.escalate(velma, id);
  if (status === "completed") await scene.complete(velma, id);
  return id;
}

const VERBS: Record<Exclude<TaskEvent, "task.opened">, (id: string) => Promise<unknown>> = {
  "task.accepted": (id) => scene.accept(velma, id),
  "task.progressed": (id) => scene.progress(velma, id),
  "task.handed_off": (id) => scene.handOff(velma, id, "daphne"),
  "task.escalated": (id) => scene.escalate(velma, id),
  "task.answered": (id) => scene.answer(scene.evan, id),
  "task.completed": (id) => scene.complete(velma, id),
  "task.cancelled": (id) => scene.cancel(scooby, id),
};

const cases = TASK_ARROWS.flatMap((arrow) =>
  arrow.event === "task.opened"
    ? []
    : TASK_STATUSES.map((status) => ({
        event: arrow.event,
        status,
        to: (arrow.from as readonly TaskStatus[]).includes(status) ? arrow.to : null,
      })),
);

describe("a task's life", () => {
  it.each(cases.filter(({ to }) => to !== null))(
    "$event leads from $status to $to, with its event in the same transaction",
    async ({ event, status, to }) => {
      const id = await taskIn(status);
      const { version } = await scene.taskOf(id);
      await VERBS[event](id);
      expect(await scene.taskOf(id)).toMatchObject({ status: to, version: version + 1 });
      const trail = await eventsOf(id);
      expect(trail.at(-1)).toMatchObject({ type: event, body: { from: status, to } });
    },
  );

  it.each(cases.filter(({ to }) => to === null))("$event is refused from $status and leaves no trace", async (one) => {
    const id = await taskIn(one.status);
    const [before, trail] = [await scene.taskOf(id), await eventsOf(id)];
    await expect(VERBS[one.event](id)).rejects.toMatchObject({ code: "state_conflict" });
    expect(await scene.taskOf(id)).toEqual(before);
    expect(await eventsOf(id)).toEqual(trail);
  });

  it("cannot be changed after its end, whatever the code believes", async () => {
    for (const status of ["completed", "cancelled"] as const) {
      const id = await taskIn(status);
      const reopen = scene.db.update(tasks).set({ status: "open" }).where(eq(tasks.id, id));
      await expect(reopen).rejects.toMatchObject({ cause: { message: expect.stringContaining("is final") } });
    }
  });

  it("keeps what was asked for, and by whom, out of the app role's reach", async () => {
    const id = await taskIn("open");
    for (const set of [{ title: "Another" }, { openedBy: "velma" }, { parentId: id }, { isUntrusted: false }]) {
      const rewrite = scene.db.update(tasks).set(set).where(eq(tasks.id, id));
      await expect(rewrite).rejects.toMatchObject({ cause: { message: expect.stringContaining("permission denied") } });
    }
    await expect(scene.db.delete(tasks)).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("leaves a trail whose leaves and commitments can be computed again, with what was said kept apart", async () => {
    const id = await taskIn("escalated");
    expect(await trailDefects(scene.db)).toEqual([]);
    const trail = await eventsOf(id);
    expect(trail.map(({ type }) => type)).toEqual(["task.opened", "task.accepted", "task.escalated"]);
    expect(JSON.stringify(trail)).not.toContain("Which of the two?");
    expect(JSON.stringify(trail)).not.toContain("Check the figures");
  });
});

const eventsOf = (id: string) =>
  scene.db
    .select({ type: auditEvents.type, body: auditEvents.body })
    .from(auditEvents)
    .where(sql`${auditEvents.body}->>'taskId' = ${id}`)
    .orderBy(auditEvents.position);
