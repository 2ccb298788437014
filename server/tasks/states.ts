import type { TASK_STATUSES } from "@/drizzle/schema/tasks";

export type TaskStatus = (typeof TASK_STATUSES)[number];

/**
 * The whole life of a task. Its status changes along one of these arrows, by one conditional update, or not at all;
 * the event's name is the type of the audit event written with it.
 */
export const TASK_ARROWS = [
  { event: "task.opened", from: [], to: "open" },
  { event: "task.accepted", from: ["open"], to: "accepted" },
  { event: "task.progressed", from: ["accepted"], to: "accepted" },
  { event: "task.handed_off", from: ["open", "accepted"], to: "open" },
  { event: "task.escalated", from: ["open", "accepted"], to: "escalated" },
  // Back to "open": the holder accepts it anew, and so has read the answer.
  { event: "task.answered", from: ["escalated"], to: "open" },
  { event: "task.completed", from: ["accepted"], to: "completed" },
  { event: "task.cancelled", from: ["open", "accepted", "escalated"], to: "cancelled" },
] as const satisfies readonly { event: string; from: readonly TaskStatus[]; to: TaskStatus }[];

export type TaskEvent = (typeof TASK_ARROWS)[number]["event"];

export const ENDED_STATUSES = ["completed", "cancelled"] as const;

export const isEnded = (status: TaskStatus): boolean => (ENDED_STATUSES as readonly TaskStatus[]).includes(status);

export interface TaskArrow {
  /** The `where status in (...)` of its update. */
  from: readonly TaskStatus[];
  to: TaskStatus;
}

export function arrowOf(event: TaskEvent): TaskArrow {
  const found = TASK_ARROWS.find((arrow) => arrow.event === event);
  if (!found) throw new Error(`There is no arrow called ${event}.`);
  return found;
}
