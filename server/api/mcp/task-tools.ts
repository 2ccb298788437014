import { z } from "zod";
import { TaskListInput } from "@/server/api/reads/list-tasks";
import { TaskAcceptance } from "@/server/tasks/accept-task";
import { TaskCompletion } from "@/server/tasks/complete-task";
import { TaskEscalation } from "@/server/tasks/escalate-task";
import { TaskHandOff } from "@/server/tasks/hand-off-task";
import { NewTask } from "@/server/tasks/open-task";
import { TaskProgress } from "@/server/tasks/report-progress";
import type { McpTool } from "./tool";

const ById = z.object({ id: z.uuid() });
const everybody = { all: true } as const;

/** An agent's work for others and of others. None gives a right: what is submitted for a task needs its own grant. */
export const TASK_TOOLS: readonly McpTool[] = [
  {
    name: "list_tasks",
    title: "List tasks",
    description: "A page of tasks that you hold, had or opened, newest first.",
    ...{ input: TaskListInput, shownTo: everybody, changes: "nothing", procedure: "tasks.list" },
    untrusted: ["items[].title", "items[].note"],
  },
  {
    name: "get_task",
    title: "Read a task",
    description: "One task with its context, attachments, linked actions and parts.",
    ...{ input: ById, shownTo: everybody, changes: "nothing", procedure: "tasks.get" },
    untrusted: ["title", "note", "context", "attachments[].text"],
  },
  {
    name: "open_task",
    title: "Open a task",
    description: "Asks another agent for work. whoami says for whom you may; most agents name a parentId.",
    ...{ input: NewTask, shownTo: everybody, changes: "our records", procedure: "tasks.open", untrusted: [] },
  },
  {
    name: "accept_task",
    title: "Take up a task",
    description: "Says that you have read a task of yours, at this version, and work on it.",
    ...{ input: TaskAcceptance.extend(ById.shape), shownTo: everybody, changes: "our records", untrusted: [] },
    procedure: "tasks.accept",
  },
  {
    name: "report_task_progress",
    title: "Say how far a task is",
    description: "Notes how far you are, and links actions that you have submitted for it.",
    ...{ input: TaskProgress.extend(ById.shape), shownTo: everybody, changes: "our records", untrusted: [] },
    procedure: "tasks.progress",
  },
  {
    name: "hand_off_task",
    title: "Hand a task on",
    description: "Gives a task of yours to another agent, which works under its own grants.",
    ...{ input: TaskHandOff.extend(ById.shape), shownTo: everybody, changes: "our records", untrusted: [] },
    procedure: "tasks.handOff",
  },
  {
    name: "escalate_task",
    title: "Ask a person about a task",
    description: "Puts a question to a person; the task waits until it is answered.",
    ...{ input: TaskEscalation.extend(ById.shape), shownTo: everybody, changes: "our records", untrusted: [] },
    procedure: "tasks.escalate",
  },
  {
    name: "complete_task",
    title: "Say that a task is done",
    description: "Ends a task of yours. What is linked to it must have ended, and so must its parts.",
    ...{ input: TaskCompletion.extend(ById.shape), shownTo: everybody, changes: "our records", untrusted: [] },
    procedure: "tasks.complete",
  },
];
