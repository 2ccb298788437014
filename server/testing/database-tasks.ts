import { eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Actor } from "@/server/kernel/actor";
import { acceptTask } from "@/server/tasks/accept-task";
import { answerTask } from "@/server/tasks/answer-task";
import { cancelTask } from "@/server/tasks/cancel-task";
import type { TaskStanding } from "@/server/tasks/change-task";
import { completeTask } from "@/server/tasks/complete-task";
import { escalateTask } from "@/server/tasks/escalate-task";
import { handOffTask } from "@/server/tasks/hand-off-task";
import type { TaskRow } from "@/server/tasks/load-task";
import { NewTask, openTask } from "@/server/tasks/open-task";
import type { OpenedTask } from "@/server/tasks/open-task";
import { reportProgress } from "@/server/tasks/report-progress";
import { databaseScene } from "./database-scene";
import type { DatabaseScene } from "./database-scene";
import { agent } from "./make";

type Asked = Partial<typeof NewTask._zod.input>;

/** A database with a kernel on it, and the verbs of a task in the words of a test. */
export interface TaskScene extends DatabaseScene {
  open: (actor: Actor, asked?: Asked) => Promise<OpenedTask>;
  /** At the version it has. */
  accept: (actor: Actor, id: string) => Promise<TaskStanding>;
  progress: (actor: Actor, id: string, actionIds?: string[]) => Promise<TaskStanding>;
  handOff: (actor: Actor, id: string, to: string) => Promise<TaskStanding>;
  escalate: (actor: Actor, id: string) => Promise<TaskStanding>;
  answer: (actor: Actor, id: string, assignee?: string) => Promise<TaskStanding>;
  complete: (actor: Actor, id: string, actionIds?: string[]) => Promise<TaskStanding>;
  cancel: (actor: Actor, id: string) => Promise<TaskStanding>;
  taskOf: (id: string) => Promise<TaskRow>;
}

export async function taskScene(): Promise<TaskScene> {
  const scene = await databaseScene();
  const { kernel, db } = scene;
  const taskOf: TaskScene["taskOf"] = async (id) => {
    const [row] = await db.select().from(tasks).where(eq(tasks.id, id));
    if (!row) throw new Error(`there is no task ${id}`);
    return row;
  };
  return {
    ...scene,
    taskOf,
    open: (actor, asked = {}) =>
      openTask(kernel, actor, NewTask.parse({ assignee: "velma", title: "Check the figures", ...asked })),
    accept: async (actor, id) => acceptTask(kernel, actor, id, { version: (await taskOf(id)).version }),
    progress: (actor, id, actionIds = []) =>
      reportProgress(kernel, actor, id, { note: "Half of it is done.", actionIds }),
    handOff: (actor, id, to) => handOffTask(kernel, actor, id, { to, note: `${to} knows more.` }),
    escalate: (actor, id) => escalateTask(kernel, actor, id, { question: "Which of the two?" }),
    answer: (actor, id, assignee) => answerTask(kernel, actor, id, { answer: "The first one.", assignee }),
    complete: (actor, id, actionIds = []) => completeTask(kernel, actor, id, { result: "It is done.", actionIds }),
    cancel: (actor, id) => cancelTask(kernel, actor, id, { reason: "Not needed any more." }),
  };
}

export const [scooby, shaggy, daphne, velma, fred] = ["scooby", "shaggy", "daphne", "velma", "fred"].map(agent) as [
  Actor,
  Actor,
  Actor,
  Actor,
  Actor,
];
