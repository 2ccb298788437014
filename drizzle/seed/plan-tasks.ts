import { eq } from "drizzle-orm";
import { tasks } from "@/drizzle/schema/tasks";
import type { Actor } from "@/server/kernel/actor";
import { Submission } from "@/server/kernel/admit";
import { decideAction } from "@/server/kernel/decide";
import { submitActions } from "@/server/kernel/submit";
import { acceptTask } from "@/server/tasks/accept-task";
import { cancelTask } from "@/server/tasks/cancel-task";
import { completeTask } from "@/server/tasks/complete-task";
import { escalateTask } from "@/server/tasks/escalate-task";
import { answerTask } from "@/server/tasks/answer-task";
import { handOffTask } from "@/server/tasks/hand-off-task";
import { NewTask, openTask } from "@/server/tasks/open-task";
import { reportProgress } from "@/server/tasks/report-progress";
import type { Cast } from "./cast";
import { demoEffects } from "./demo-effects";
import { performAction } from "./perform-action";
import { randomFrom } from "./random";
import { taskStories } from "./stories/tasks";
import type { TaskStep, TaskStory } from "./task-story";
import type { World } from "./world";

/** Draws of its own: a task more leaves the rest of the history as it is. */
const SEED = 1_969;

/** What agents were asked to do meanwhile, by the verbs that the doors call. */
export function planTasks(shared: World, cast: Cast): void {
  const world = { ...shared, random: randomFrom(SEED) };
  for (const { at, by, asks, steps } of taskStories(cast)) {
    world.timeline.at(at, async () => planSteps(world, await open(world, by, asks), steps));
  }
}

async function open(world: World, by: string, { dueInHours, ...asks }: TaskStory["asks"]): Promise<string> {
  const due = dueInHours && new Date(world.timeline.now().getTime() + dueInHours * 3_600_000);
  const asked = NewTask.parse({ ...asks, ...(due ? { dueAt: due.toISOString() } : {}) });
  return (await openTask(world.kernel, actorOf(world, by), asked)).id;
}

const actorOf = ({ staff }: World, name: string): Actor =>
  Object.entries(staff).find(([known]) => known === name)?.[1] ?? { kind: "agent", id: name };

function planSteps(world: World, id: string, [step, ...rest]: TaskStep[]): void {
  if (!step) return;
  world.timeline.at(new Date(world.timeline.now().getTime() + step.after * 60_000), async () => {
    await take(world, id, step);
    planSteps(world, id, rest);
  });
}

async function take(world: World, id: string, step: TaskStep): Promise<unknown> {
  const { kernel } = world;
  const actor = actorOf(world, step.by);
  switch (step.do) {
    case "accept":
      return acceptTask(kernel, actor, id, { version: await versionOf(world, id) });
    case "progress":
      return reportProgress(kernel, actor, id, { note: step.say, actionIds: [] });
    case "act":
      return act(world, id, step);
    case "hand_off":
      return handOffTask(kernel, actor, id, { to: step.to, note: step.say });
    case "escalate":
      return escalateTask(kernel, actor, id, { question: step.say });
    case "answer":
      return answerTask(kernel, actor, id, { answer: step.say });
    case "complete":
      return completeTask(kernel, actor, id, { result: step.say, actionIds: [] });
    case "cancel":
      return cancelTask(kernel, actor, id, { reason: step.say });
    case "divide":
      return planSteps(world, await open(world, step.by, { ...step.part, parentId: id }), step.steps ?? []);
  }
}

async function versionOf({ tx }: World, id: string): Promise<number> {
  const [row] = await tx.select({ version: tasks.version }).from(tasks).where(eq(tasks.id, id));
  return row?.version ?? 0;
}

async function act(world: World, id: string, step: Extract<TaskStep, { do: "act" }>): Promise<void> {
  const { kernel, timeline, staff } = world;
  const { action, input, say, approvedBy, within } = step;
  const actor = actorOf(world, step.by);
  const [result] = await submitActions(kernel, [{ actor, submission: Submission.parse({ action, input }) }]);
  if (!result?.ok) throw new Error(`${step.by} could not submit ${action} for a task of the demo.`);
  const { id: actionId, pinnedDigest: digest } = result.answer;
  await reportProgress(kernel, actor, id, { note: say, actionIds: [actionId] });
  timeline.at(new Date(timeline.now().getTime() + within * 60_000), async () => {
    const approver = { ...staff[approvedBy], authenticatedAt: timeline.now() };
    await decideAction(kernel, approver, actionId, { verdict: "approve", digest, openMs: READ_MS, channel: "console" });
    await performAction(world, actionId, demoEffects(world));
  });
}

/** How long the approver had it before their eyes. */
const READ_MS = 45_000;
