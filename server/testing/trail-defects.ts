import { z } from "zod";
import { actionTargets, actions } from "@/drizzle/schema/actions";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import { tasks } from "@/drizzle/schema/tasks";
import type { Db } from "@/server/db";
import { commitmentOf, leafOf } from "@/server/kernel/audit";
import { fold } from "@/server/kernel/fold";
import { contentOf } from "@/server/proofs/sealed-event";

const TaskStep = z.object({
  taskId: z.uuid(),
  from: z.string().nullable(),
  to: z.string(),
  assignee: z.string(),
  version: z.number(),
});

type Event = typeof auditEvents.$inferSelect;

/**
 * What the trail and the tables disagree about, over everything in a database; an empty list is the guarantee.
 * Events fold to rows, leaves can be computed again, commitments fit, the targets of a row add up, and each task stands
 * where its last event left it.
 */
export async function trailDefects(db: Db): Promise<string[]> {
  const [rows, events, secrets, targets, tasked] = await Promise.all([
    db.select().from(actions),
    db.select().from(auditEvents).orderBy(auditEvents.position),
    db.select().from(auditPrivate),
    db.select().from(actionTargets),
    db.select().from(tasks),
  ]);
  const byAction = Map.groupBy(events, (event) => event.actionId);
  const salted = new Map(secrets.map((secret) => [secret.eventId, secret]));
  const counts = Map.groupBy(targets, (target) => `${target.actionId}:${target.generation}`);
  return [
    ...rows.flatMap((row) => foldDefects(row, byAction.get(row.id) ?? [])),
    ...rows
      .filter((row) => (counts.get(`${row.id}:${row.generation}`)?.length ?? 0) !== row.targetCount)
      .map((row) => `${row.id} has not as many targets as it says`),
    ...events.filter((event) => !leafOf(contentOf(event)).equals(event.leaf)).map((event) => `leaf of ${event.id}`),
    ...events.flatMap((event) => commitmentDefects(event, salted.get(event.id))),
    ...tasked.flatMap((task) => taskDefects(task, events)),
  ];
}

function taskDefects({ id, status, assignee, version }: typeof tasks.$inferSelect, events: readonly Event[]): string[] {
  const steps = events.flatMap(({ type, body }) => {
    const step = TaskStep.safeParse(body);
    return type.startsWith("task.") && step.success && step.data.taskId === id ? [step.data] : [];
  });
  const [last, before] = [steps.at(-1), steps.at(-2)];
  const fits = last?.to === status && last.assignee === assignee && last.version === version;
  const follows = steps.every((step, place) => step.from === (steps[place - 1]?.to ?? null));
  return fits && follows && steps.length === version
    ? []
    : [`task ${id} is ${status}, after ${before?.to ?? "nothing"}`];
}

function foldDefects(row: typeof actions.$inferSelect, events: readonly Event[]): string[] {
  try {
    const folded = Object.entries(fold(events));
    return (
      folded
        // Safe because fold gives columns of the row.
        .filter(([column, value]) => row[column as keyof typeof row] !== value)
        .map(
          ([column, value]) =>
            `${row.id}: ${column} is ${String(row[column as keyof typeof row])}, events say ${value}`,
        )
    );
  } catch (error) {
    return [`${row.id} (${row.status}): ${String(error)}`];
  }
}

function commitmentDefects(event: Event, secret: typeof auditPrivate.$inferSelect | undefined): string[] {
  if (!secret) return [];
  // Safe because every body is an object; a missing member gives undefined, which is a defect.
  const committed = (event.body as { private?: string }).private;
  return committed === commitmentOf(secret.salt, secret.data) ? [] : [`commitment of ${event.id}`];
}
