import { actorName } from "@/components/approval/actor-name";
import type { EventItem } from "@/server/api/reads/action-events";
import type { TaskEvent } from "@/server/tasks/states";

type Event = Pick<EventItem, "actor" | "body" | "private">;

/** Every arrow of a task's life has its sentence, or this does not compile. What was said stands beside it. */
export const TASK_SENTENCES: Record<TaskEvent, (event: Event) => string> = {
  "task.opened": (event) => `${who(event)} opened ${titleOf(event)} for ${String(event.body.assignee)}.`,
  "task.accepted": (event) => `${who(event)} took up the task.`,
  "task.progressed": (event) => `${who(event)} reported progress${links(event)}.`,
  "task.handed_off": (event) => `${who(event)} handed the task to ${String(event.body.handedTo)}.`,
  "task.escalated": (event) => `${who(event)} asked a person.`,
  "task.answered": (event) =>
    typeof event.body.handedTo === "string"
      ? `${who(event)} answered, and gave the task to ${event.body.handedTo}.`
      : `${who(event)} answered.`,
  "task.completed": (event) => `${who(event)} completed the task${links(event)}.`,
  "task.cancelled": (event) =>
    event.body.withTask
      ? `${who(event)} cancelled the task that this is a part of.`
      : `${who(event)} cancelled the task.`,
};

const who = ({ actor }: Event): string => actorName(actor);

/** Erased, or archived, it is only a task. */
const titleOf = ({ private: secret }: Event): string =>
  typeof secret?.title === "string" ? `the task “${secret.title}”` : "a task";

function links({ body: { actionIds } }: Event): string {
  if (!Array.isArray(actionIds) || actionIds.length === 0) return "";
  return actionIds.length === 1 ? " and linked an action" : ` and linked ${actionIds.length} actions`;
}
